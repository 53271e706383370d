import PalmaresCore

/// A method in the field's words that takes several nodes of the kernel: the node itself, and others
/// under `code.name` that it is made of, to be seen in `methods show --expanded` and `explain`.
///
/// To add one: an extension that declares it, and a line in ``all``.
struct NodeForm: Sendable {
  let name: String
  /// The keys of its value; `of` holds the children.
  let keys: KeySet
  /// What takes its place in the node: a source with its keys, and steps that come first. `nil` where
  /// the value is not what the form takes, already reported.
  let expanded: @Sendable (inout NodeFormWriter, FieldReader) -> Source?

  struct Source {
    var entries: [(key: String, value: MarkedTree)]
    var steps: [KernelStep] = []
  }

  init(
    _ name: String, keys: [String],
    _ expanded: @escaping @Sendable (inout NodeFormWriter, FieldReader) -> Source?
  ) {
    self.name = name
    self.keys = KeySet(name, ["of"] + keys)
    self.expanded = expanded
  }

  static let all: [NodeForm] = [.topsis, .vikor, .mazziottaPareto, .wroclaw]

  static func named(_ name: String) -> NodeForm? { all.first { $0.name == name } }
}
