/// How much to do before looking up again: as much as takes about a tenth of a second, so that an interruption
/// is heard and progress is told, however long one item takes.
///
///     var pace = WorkPace(from: 8, atMost: 2048)
///     pace.note(.milliseconds(10))   // 8 items were quick
///     pace.size                      // 32
///
/// Sizes are powers of two once it has heard: what is worked out side by side fills its lanes.
///
/// Only when work is cut into pieces depends on it; what the pieces add up to must not.
public struct WorkPace: Sendable {
  /// How many items the next piece has.
  public private(set) var size: Int
  private let most: Int

  private static let wanted = Duration.milliseconds(100)

  public init(from first: Int, atMost most: Int) {
    self.most = max(1, most)
    size = min(max(1, first), self.most)
  }

  /// Hears how long a piece of ``size`` items took. It grows to four times as much at once at most: the first
  /// items say little of the others.
  ///
  /// - Parameter least: how many items a piece is worth beginning for.
  public mutating func note(_ time: Duration, atLeast least: Int = 1) {
    let ratio = time > .zero ? min(4, Self.wanted / time) : 4
    let fitting = max(1, Int((Double(size) * ratio).rounded(.down)))
    let power = 1 << (Int.bitWidth - 1 - fitting.leadingZeroBitCount)
    size = min(max(least, power), most)
  }
}
