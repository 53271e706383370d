/// How long the search for one end goes on.
public struct SearchBudget: Sendable, Hashable {
  /// Boxes of weights looked into for each end; results are the same everywhere.
  public var boxes: Int
  /// More time for the ends still open, in seconds for all together; results then depend on the machine.
  public var seconds: Double?

  public init(boxes: Int = 500, seconds: Double? = nil) {
    self.boxes = boxes
    self.seconds = seconds
  }
}
