/// A name and its value in one call.
extension JSONWriter {
  public mutating func member(_ name: String, _ text: String?) {
    key(name)
    value(text)
  }

  public mutating func member(_ name: String, _ number: Double?) {
    key(name)
    value(number)
  }

  public mutating func member(_ name: String, _ number: Int?) {
    key(name)
    value(number)
  }

  public mutating func member(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  public mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  /// An array with one element for each item; `write` writes exactly one value.
  public mutating func array<Item>(
    _ name: String, _ items: some Sequence<Item>, _ write: (inout JSONWriter, Item) -> Void
  ) {
    key(name)
    array { json in
      for item in items { write(&json, item) }
    }
  }

  /// An array of texts.
  public mutating func array(_ name: String, _ texts: some Sequence<String>) {
    array(name, texts) { $0.value($1) }
  }
}
