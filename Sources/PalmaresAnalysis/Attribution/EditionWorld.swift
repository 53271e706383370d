/// One of the two editions between which something changed.
public enum EditionSide: Int, Sendable, Hashable, CaseIterable {
  case before
  case after
}

/// What can be of one edition or the other.
public enum ChangeGroup: Int, Sendable, Hashable, CaseIterable {
  /// The figures of the institution in question.
  case ourData
  /// The figures of the other institutions that both editions hold.
  case othersData
  /// Who is there besides: those who leave are in the edition before, those who enter in the one after.
  case field
  /// The rules.
  case method
}

/// A mixture of two editions: each group of one of them. There are sixteen, from everything as before to
/// everything as after.
public struct EditionWorld: Sendable, Hashable {
  /// The sum of 2^group over those that are as after.
  public let number: Int

  public init(_ number: Int) {
    precondition((0..<16).contains(number), "world \(number)")
    self.number = number
  }

  public static let all = (0..<16).map { EditionWorld($0) }

  public func side(of group: ChangeGroup) -> EditionSide {
    number & (1 << group.rawValue) == 0 ? .before : .after
  }

  /// With one group of a given edition.
  public func with(_ group: ChangeGroup, _ side: EditionSide) -> EditionWorld {
    let bit = 1 << group.rawValue
    return EditionWorld(side == .after ? number | bit : number & ~bit)
  }

  /// From everything as before to everything as after, one group after the other in their order.
  public static let chain = [0, 1, 3, 7, 15].map { EditionWorld($0) }
}
