import PalmaresCore

/// Works through items on all cores, block by block: between blocks it tells how far it is, and stops
/// where it is interrupted.
///
/// - Parameters:
///   - size: how many items a block has.
///   - weight: how many steps of the whole work an item is.
///   - work: makes something of each item of a range.
/// - Returns: what was made of the first items, in order: of all of them unless interrupted.
/// - Throws: the first problem, in the order of items.
func inBlocks<Made: Sendable, Failure: Error>(
  of count: Int, size: Int, weight: Int = 1, _ monitor: WorkMonitor,
  _ work: @Sendable (Range<Int>) throws(Failure) -> [Made]
) throws(Failure) -> [Made] {
  var made: [Made] = []
  made.reserveCapacity(count)
  while made.count < count, !monitor.isInterrupted {
    let start = made.count
    let pieces = inChunks(of: min(max(1, size), count - start), atLeast: 1) { range in
      Result { () throws(Failure) in
        try work(start + range.lowerBound..<start + range.upperBound)
      }
    }
    for piece in pieces { made += try piece.get() }
    monitor.advance(to: made.count * weight, of: count * weight)
  }
  return made
}
