public import PalmaresEngine

/// How far ranks lie from others of the same institutions.
public struct RankShift: Sendable, Hashable {
  /// The one that moved furthest, the first of the file where several did.
  public struct Furthest: Sendable, Hashable {
    /// Position in the dataset.
    public var unit: Int
    public var from: Double
    public var to: Double

    public init(unit: Int, from: Double, to: Double) {
      self.unit = unit
      self.from = from
      self.to = to
    }
  }

  /// Mean of |to − from|, over those that have both ranks.
  public let mean: Double
  public let furthest: Furthest
  /// How many have both ranks.
  public let compared: Int
  /// How many had a rank and have none.
  public let lost: Int
  /// How many have a rank and had none.
  public let gained: Int

  /// - Parameters:
  ///   - from: ranks as they are.
  ///   - to: the ranks compared with them, of the same institutions.
  ///   - members: whom to look at.
  /// - Returns: `nil` where nobody has both ranks.
  public init?(from: Column, to: Column, among members: [Bool]) {
    var (sum, compared, lost, gained) = (0.0, 0, 0, 0)
    var furthest: Furthest?
    for unit in members.indices where members[unit] {
      switch (from.number(at: unit), to.number(at: unit)) {
      case (let before?, let after?):
        let shift = abs(after - before)
        sum += shift
        compared += 1
        if shift > furthest.map({ abs($0.to - $0.from) }) ?? -1 {
          furthest = Furthest(unit: unit, from: before, to: after)
        }
      case (.some, nil): lost += 1
      case (nil, .some): gained += 1
      case (nil, nil): break
      }
    }
    guard let furthest else { return nil }
    self.furthest = furthest
    mean = sum / Double(compared)
    self.compared = compared
    self.lost = lost
    self.gained = gained
  }
}
