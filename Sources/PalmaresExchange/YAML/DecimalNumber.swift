/// A number as methodologies write it: `12`, `-.5`, `1e-9`; a decimal point, no grouping.
package enum DecimalNumber {
  /// The number, or `nil` where the text is anything else (`1,5`, `0x10`, `nan`, `1e999`).
  package static func value(of text: String) -> Double? {
    guard hasForm(text), let value = Double(text), value.isFinite else { return nil }
    return value
  }

  private static func hasForm(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let whole = dropDigits(&rest)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = dropDigits(&rest)
    }
    guard whole + fraction > 0 else { return false }
    guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else {
      return rest.isEmpty
    }
    rest.removeFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    return dropDigits(&rest) > 0 && rest.isEmpty
  }

  private static func dropDigits(_ text: inout Substring.UTF8View) -> Int {
    let before = text.count
    text = text.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return before - text.count
  }
}
