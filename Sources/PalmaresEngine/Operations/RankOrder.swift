import PalmaresCore

/// The order of a ranking: values from the first end, then the tie-breaks in turn.
struct RankOrder {
  let values: Column
  let first: End
  let keys: [(column: Column, first: End)]

  /// Whether one institution stands strictly before another.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (values.values[a], values.values[b])
    if x != y { return first == .high ? x > y : x < y }
    for key in keys {
      switch (key.column.states[a] == .present, key.column.states[b] == .present) {
      case (true, false): return true
      case (false, true): return false
      case (false, false): continue
      case (true, true):
        let (x, y) = (key.column.values[a], key.column.values[b])
        if x != y { return key.first == .high ? x > y : x < y }
      }
    }
    return false
  }
}
