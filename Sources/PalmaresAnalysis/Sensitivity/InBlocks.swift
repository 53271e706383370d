import PalmaresCore

/// Works through items on all cores, block by block: between blocks it tells how far it is, and stops
/// where it is interrupted. Blocks grow while they are quick.
///
/// - Parameters:
///   - size: how many items a block has at most.
///   - least: how many it has at least.
///   - weight: how many steps of the whole work an item is.
///   - work: makes something of each item of a range; of the first few only where it was interrupted.
/// - Returns: what was made of the first items, in order: of all of them unless interrupted.
/// - Throws: the first problem, in the order of items.
func inBlocks<Made: Sendable, Failure: Error>(
  of count: Int, size: Int, atLeast least: Int = 1, weight: Int = 1, _ monitor: WorkMonitor,
  _ work: @Sendable (Range<Int>) throws(Failure) -> [Made]
) throws(Failure) -> [Made] {
  var made: [Made] = []
  made.reserveCapacity(count)
  var pace = WorkPace(from: least, atMost: size)
  while made.count < count, !monitor.isInterrupted {
    let start = made.count
    let begin = ContinuousClock.now
    let pieces = inChunks(of: min(pace.size, count - start), atLeast: 1) { range in
      Result { () throws(Failure) in
        let items = start + range.lowerBound..<start + range.upperBound
        return (items: items, made: try work(items))
      }
    }
    pace.note(ContinuousClock.now - begin, atLeast: least)
    for piece in pieces {
      let piece = try piece.get()
      made += piece.made
      // What stands behind a gap has no place.
      if piece.made.count < piece.items.count { return made }
    }
    monitor.advance(to: made.count * weight, of: count * weight)
  }
  return made
}
