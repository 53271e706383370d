import Dispatch
import Glibc
import Synchronization

/// Works through `0..<count` in a few pieces on all cores, and gives what each piece made, in order.
///
///     let texts = inChunks(of: rows.count) { range in range.map { draw(rows[$0]) } }
///
/// Put together in order, the pieces are what one pass over the whole would make: where the cuts
/// fall, and how many there are, must not show in the result.
///
/// - Parameters:
///   - count: how many items there are.
///   - minimum: fewer items than this aren't worth a core of their own.
///   - work: makes something of a range of items; called from several threads at once.
public func inChunks<Piece: Sendable>(
  of count: Int, atLeast minimum: Int = 4096, _ work: @Sendable (Range<Int>) -> Piece
) -> [Piece] {
  let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  let chunks = min(cores, count / max(1, minimum))
  guard chunks > 1 else { return [work(0..<count)] }
  let pieces = Mutex<[Int: Piece]>([:])
  DispatchQueue.concurrentPerform(iterations: chunks) { chunk in
    let piece = work(count * chunk / chunks..<count * (chunk + 1) / chunks)
    pieces.withLock { $0[chunk] = piece }
  }
  return pieces.withLock { pieces in (0..<chunks).compactMap { pieces[$0] } }
}
