/// Whose values of a node or column an edit moved.
enum LiveMovement {
  case nobody
  case few([Move])
  case everyone

  /// One institution's value, as it was.
  struct Move {
    var unit: Int
    var was: Cell
  }

  /// With more, a node is worked out as a whole.
  static let most = 16

  /// What differs between two columns, bit by bit.
  init(from old: Column, to new: Column) {
    guard old.count == new.count, old.categories == new.categories else {
      self = .everyone
      return
    }
    var moves: [Move] = []
    for unit in 0..<old.count {
      let was = Cell(old, at: unit)
      if was.isIdentical(to: Cell(new, at: unit)) { continue }
      if moves.count == Self.most {
        self = .everyone
        return
      }
      moves.append(Move(unit: unit, was: was))
    }
    self = moves.isEmpty ? .nobody : .few(moves)
  }
}
