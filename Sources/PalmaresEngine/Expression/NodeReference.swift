/// A node, or a named stage of its steps: `waste`, `waste@normalised`.
public struct NodeReference: Sendable, Hashable, CustomStringConvertible {
  public var code: String
  public var stage: String?

  public init(_ code: String, stage: String? = nil) {
    self.code = code
    self.stage = stage
  }

  public var description: String { stage.map { "\(code)@\($0)" } ?? code }
}
