import CDrawKernels

/// How often each of very many institutions had each rank, in little memory.
///
/// The ranks of some hundred draws are kept as they came, two bytes each. They are then counted one institution
/// after the other, so that the counts of one stay in the nearest memory, and packed: as many counts as there
/// are from its best rank to its worst, of four, eight or sixteen bits as its largest count needs.
struct RankRows: Sendable {
  /// From this many institutions on; with fewer, ranges of counts stay in the fast memory.
  static let leastUnits = 8_192
  private static let drawsOfBatch = 768
  private static let strip = Int(DRAW_STRIP)

  private let units: Int
  private let kernels = draw_best_kernels()
  /// Draws that are not counted yet: `[strip of institutions][draw][institution of the strip]`, from a place on
  /// where whole lines of memory begin.
  private var rows: [UInt16] = []
  private var start = 0
  /// How many of them.
  private var kept = 0
  /// Counted draws, packed; see `draw_fold`.
  private var strips: [[UInt8]] = []
  /// Counted or not.
  private(set) var draws = 0

  init(units: Int) { self.units = units }

  var isEmpty: Bool { draws == 0 }

  /// Whether so many draws go in beside those here.
  func takes(_ more: Int) -> Bool {
    units >= Self.leastUnits && units <= Int(UInt16.max) && draws + more <= Int(UInt16.max)
  }

  private var stripCount: Int { (units + Self.strip - 1) / Self.strip }

  /// - Precondition: one draw goes in.
  /// - Returns: whether every rank could be kept; where not, nothing was added.
  mutating func add(_ ranks: UnsafeBufferPointer<Int32>) -> Bool {
    if kept == Self.drawsOfBatch { fold() }
    makeRoom()
    let place = start + kept * Self.strip
    let (units, kernels) = (UInt32(units), kernels)
    let isKept = rows.withUnsafeMutableBufferPointer { rows in
      guard let base = rows.baseAddress, let first = ranks.baseAddress else { return false }
      return draw_keep(kernels, first, units, Self.drawsOfBatch * Self.strip, base + place) != 0
    }
    guard isKept else { return false }
    kept += 1
    draws += 1
    return true
  }

  private mutating func makeRoom() {
    guard rows.isEmpty else { return }
    let line = 64 / MemoryLayout<UInt16>.stride
    rows = [UInt16](repeating: 0, count: stripCount * Self.drawsOfBatch * Self.strip + line)
    start = rows.withUnsafeBufferPointer { rows in
      let offset = Int(bitPattern: rows.baseAddress) % 64
      return (64 - offset) % 64 / MemoryLayout<UInt16>.stride
    }
  }

  /// - Precondition: its draws go in.
  mutating func add(_ other: RankRows) {
    guard !isEmpty else {
      self = other
      return
    }
    var other = other
    other.settle()
    if other.isEmpty { return }
    fold(adding: other.strips)
    draws += other.draws
  }

  /// Counts all draws, and gives the memory back that they were kept in.
  mutating func settle() {
    fold()
    rows = []
  }

  /// Counts the draws that were kept as they came, and adds others that are packed.
  private mutating func fold(adding others: [[UInt8]]? = nil) {
    guard kept > 0 || others != nil else { return }
    var folder = Folder(units: units, draws: kept, kernels)
    if strips.isEmpty { strips = [[UInt8]](repeating: [], count: stripCount) }
    for strip in strips.indices {
      let packed = folder.fold(rowsOf(strip), strips[strip], others?[strip] ?? [], strip: strip)
      strips[strip].replaceAll(by: packed)
    }
    kept = 0
  }

  /// The draws of a strip that are not counted yet.
  private func rowsOf(_ strip: Int) -> ArraySlice<UInt16> {
    let size = Self.drawsOfBatch * Self.strip
    return rows.isEmpty ? [] : rows[start + strip * size..<start + (strip + 1) * size]
  }

  /// How often some institutions had each rank, in order.
  func forEachDistribution(of wanted: Range<Int>, _ body: (Int, RankDistribution) -> Void) {
    guard !isEmpty, !wanted.isEmpty else { return }
    var folder = Folder(units: units, draws: kept, kernels)
    let indices = wanted.lowerBound / Self.strip...(wanted.upperBound - 1) / Self.strip
    for strip in indices {
      let counted = strips.isEmpty ? [] : strips[strip]
      let packed =
        kept == 0 ? counted : Array(folder.fold(rowsOf(strip), counted, [], strip: strip))
      let first = strip * Self.strip
      for unit in (first..<first + Self.strip).clamped(to: wanted) {
        body(unit, folder.distribution(of: unit - first, in: packed))
      }
    }
  }
}

extension RankRows {
  /// What counting works with.
  private struct Folder {
    private let units: Int
    private let draws: Int
    private let kernels: draw_kernel_set
    private var workspace: [UInt16] = []
    private var packed: [UInt8] = []

    init(units: Int, draws: Int, _ kernels: draw_kernel_set) {
      (self.units, self.draws, self.kernels) = (units, draws, kernels)
    }

    /// The rows of a strip, and two packed ones, together.
    mutating func fold(
      _ rows: ArraySlice<UInt16>, _ first: [UInt8], _ second: [UInt8], strip: Int
    ) -> ArraySlice<UInt8> {
      let count = min(RankRows.strip, units - strip * RankRows.strip)
      let (draws, kernels) = (UInt32(draws), kernels)
      if packed.isEmpty {
        workspace = [UInt16](repeating: 0, count: draw_fold_workspace(draws))
        packed = [UInt8](repeating: 0, count: draw_fold_most(UInt32(UInt16.max)))
      }
      let size = rows.withUnsafeBufferPointer { rows in
        first.withUnsafeBufferPointer { first in
          second.withUnsafeBufferPointer { second in
            workspace.withUnsafeMutableBufferPointer { workspace in
              packed.withUnsafeMutableBufferPointer { packed in
                draw_fold(
                  kernels, rows.baseAddress, rows.isEmpty ? 0 : draws, UInt32(count),
                  first.isEmpty ? nil : first.baseAddress,
                  second.isEmpty ? nil : second.baseAddress, workspace.baseAddress,
                  packed.baseAddress)
              }
            }
          }
        }
      }
      return packed[..<size]
    }

    /// What an institution of a packed strip had.
    func distribution(of unit: Int, in strip: [UInt8]) -> RankDistribution {
      let span = strip.withUnsafeBytes { strip in
        strip.loadUnaligned(
          fromByteOffset: unit * MemoryLayout<draw_span>.stride, as: draw_span.self)
      }
      let absent = Int(span.absent)
      guard span.width > 0 else { return RankDistribution(doubledRanks: [], absent: absent) }
      let width = Int(span.width)
      let counts = [UInt32](unsafeUninitializedCapacity: width) { counts, size in
        strip.withUnsafeBufferPointer { strip in
          draw_unfold(strip.baseAddress, UInt32(unit), counts.baseAddress)
        }
        size = width
      }
      return RankDistribution(
        RankDistribution.Dense(first: 2 * Int32(span.first), step: 2, counts: counts),
        absent: absent)
    }
  }
}

extension Array {
  /// Puts other elements in, in the same memory where they have room; with a little more where not.
  fileprivate mutating func replaceAll(by others: ArraySlice<Element>) {
    if capacity < others.count {
      self = []
      reserveCapacity(others.count + others.count / 8)
    }
    removeAll(keepingCapacity: true)
    append(contentsOf: others)
  }
}
