/// How often each institution had each rank, over many draws.
///
/// Ranks are counted doubled, so that the half ranks of average ties are whole numbers: 2 is the first place,
/// 5 the place two and a half. 0 is no rank in that draw.
///
///     var counts = RankCounts(units: 3)
///     counts.add(doubledRanks: [2, 4, 0])
///     counts.distribution(of: 2).absent   // 1
///
/// Each institution has a dense range of counts, which grows where a rank falls outside. Counts take two bytes
/// each; what goes beyond 65,535 is carried beside. While no half rank was met only whole ones have a place.
/// Adding is exact and in any order the same. Of a few thousand institutions, and of very many, whole ranks are
/// counted otherwise while draws are no more than 65,535: see ``RankTable`` and ``RankRows``.
///
/// - Complexity: O(units) for each draw.
public struct RankCounts: Sendable {
  /// A range of counts: place of its first, the slot that it stands for, and how many there are.
  private struct Span: Sendable {
    var start = 0
    var low: Int32 = 0
    var width: Int32 = 0
  }

  public let units: Int
  /// How many draws were added.
  public private(set) var draws = 0

  private var spans: [Span]
  private var counts: [UInt16] = []
  /// Times 65,536, by place: unit × 2³² + doubled rank.
  private var carries: [Int: Int] = [:]
  private var absences: [Int]
  /// Whether anything was counted in ranges.
  private var hasRanges = false
  /// 1 while only whole ranks were met: a slot is a doubled rank shifted by so much.
  private var shift: Int32 = 1
  private var rows: RankRows
  private var table: RankTable

  public init(units: Int) {
    self.units = units
    spans = [Span](repeating: Span(), count: units)
    absences = [Int](repeating: 0, count: units)
    rows = RankRows(units: units)
    table = RankTable(units: units)
  }

  // MARK: Adding

  /// Adds one draw of whole ranks.
  ///
  /// - Precondition: a rank of 0 or more for each institution; 0 is none.
  public mutating func add(wholeRanks ranks: UnsafeBufferPointer<Int32>) {
    precondition(ranks.count == units, "\(ranks.count) ranks, \(units) institutions")
    if table.takesOne, table.add(ranks) {
      draws += 1
    } else if rows.takes(1), rows.add(ranks) {
      draws += 1
    } else if shift == 1 {
      draws += 1
      addAll(ranks, doubled: 0)
    } else {
      add(doubledRanks: ranks.map { $0 * 2 })
    }
  }

  /// Counts the draws that are kept as they came, which gives memory back.
  public mutating func settle() { rows.settle() }

  /// Puts what rows hold into ranges.
  private mutating func add(countsOf rows: RankRows) {
    rows.forEachDistribution(of: 0..<units) { unit, found in add(found, to: unit) }
  }

  /// Puts what a table holds into ranges.
  private mutating func add(countsOf table: RankTable) {
    guard table.draws > 0 else { return }
    for unit in 0..<units { add(table.distribution(of: unit), to: unit) }
  }

  /// Adds one draw.
  ///
  /// - Precondition: a doubled rank of 0 or more for each institution.
  public mutating func add(doubledRanks ranks: [Int32]) {
    ranks.withUnsafeBufferPointer { add(doubledRanks: $0) }
  }

  /// The same, from a buffer.
  public mutating func add(doubledRanks ranks: UnsafeBufferPointer<Int32>) {
    precondition(ranks.count == units, "\(ranks.count) ranks, \(units) institutions")
    draws += 1
    addAll(ranks, doubled: 1)
  }

  /// - Parameter doubled: 1 where ranks are doubled, 0 where they are whole.
  private mutating func addAll(_ ranks: UnsafeBufferPointer<Int32>, doubled: Int32) {
    hasRanges = true
    var unit = 0
    while unit < units {
      unit = addInside(ranks, from: unit, doubled: doubled)
      if unit < units {
        addSlowly(ranks[unit] << (1 - doubled), to: unit)
        unit += 1
      }
    }
  }

  /// Counts as long as every rank falls into its range.
  ///
  /// - Returns: the first institution whose rank doesn't.
  private mutating func addInside(
    _ ranks: UnsafeBufferPointer<Int32>, from first: Int, doubled: Int32
  ) -> Int {
    let shift = shift & doubled
    let mask = shift
    return counts.withUnsafeMutableBufferPointer { counts in
      spans.withUnsafeBufferPointer { spans in
        for unit in first..<units {
          let rank = ranks[unit]
          let span = spans[unit]
          let offset = (rank >> shift) &- span.low
          guard rank > 0, rank & mask == 0, offset >= 0, offset < span.width else { return unit }
          let place = span.start + Int(offset)
          guard counts[place] < .max else { return unit }
          counts[place] &+= 1
        }
        return units
      }
    }
  }

  private mutating func addSlowly(_ rank: Int32, to unit: Int) {
    precondition(rank >= 0, "rank \(rank)")
    if rank == 0 { absences[unit] += 1 } else { add(1, ofRank: rank, to: unit) }
  }

  /// Adds draws of a number, as a file holds them.
  private mutating func add(_ count: Int, ofRank rank: Int32, to unit: Int) {
    if rank & shift != 0 { takeHalves() }
    let place = place(of: rank >> shift, of: unit)
    let sum = Int(counts[place]) + count
    counts[place] = UInt16(sum & 0xFFFF)
    if sum > 0xFFFF { carries[Self.key(unit, rank), default: 0] += sum >> 16 }
  }

  private static func key(_ unit: Int, _ rank: Int32) -> Int { unit << 32 | Int(rank) }

  /// The place of a slot; its range grows to twice its width where it isn't in it.
  private mutating func place(of slot: Int32, of unit: Int) -> Int {
    let span = spans[unit]
    if slot >= span.low, slot < span.low + span.width { return span.start + Int(slot - span.low) }
    var wider = Span(start: counts.count, low: slot, width: 1)
    if span.width > 0 {
      let (low, end) = (min(slot, span.low), max(slot + 1, span.low + span.width))
      let margin = (end - low) / 4 + 2
      wider.low = max(0, slot < span.low ? low - margin : low)
      wider.width = (slot < span.low ? end : end + margin) - wider.low
    }
    counts.append(contentsOf: repeatElement(0, count: Int(wider.width)))
    for offset in 0..<Int(span.width) {
      counts[wider.start + Int(span.low - wider.low) + offset] = counts[span.start + offset]
    }
    spans[unit] = wider
    abandoned += Int(span.width)
    if abandoned > 1 << 16, abandoned > counts.count / 2 { compact() }
    let now = spans[unit]
    return now.start + Int(slot - now.low)
  }

  /// Places of ranges that have moved.
  private var abandoned = 0

  private mutating func compact() {
    var packed: [UInt16] = []
    packed.reserveCapacity(counts.count - abandoned)
    for unit in 0..<units {
      let span = spans[unit]
      spans[unit].start = packed.count
      packed += counts[span.start..<span.start + Int(span.width)]
    }
    counts = packed
    abandoned = 0
  }

  /// Gives half ranks a place from now on.
  private mutating func takeHalves() {
    guard shift == 1 else { return }
    let (whole, wholeCounts) = (spans, counts)
    shift = 0
    counts = []
    abandoned = 0
    for unit in 0..<units {
      let span = whole[unit]
      let width = span.width > 0 ? span.width * 2 - 1 : 0
      spans[unit] = Span(start: counts.count, low: span.low * 2, width: width)
      counts.append(contentsOf: repeatElement(0, count: Int(width)))
      for offset in 0..<Int(span.width) {
        counts[spans[unit].start + offset * 2] = wholeCounts[span.start + offset]
      }
    }
  }

  /// Adds the draws of another count of the same institutions.
  public mutating func add(_ other: RankCounts) {
    precondition(other.units == units, "\(other.units) institutions, \(units) wanted")
    draws += other.draws
    if rows.takes(other.rows.draws) {
      rows.add(other.rows)
    } else {
      add(countsOf: other.rows)
    }
    if table.takes(other.table.draws) {
      table.add(other.table)
    } else {
      add(countsOf: other.table)
    }
    guard other.hasRanges else { return }
    hasRanges = true
    for unit in 0..<units {
      absences[unit] += other.absences[unit]
      other.forEachRank(of: unit) { rank, count in add(count, ofRank: rank, to: unit) }
    }
  }

  /// Adds what a file holds of one institution. The draws themselves are added with ``add(draws:)``.
  public mutating func add(_ distribution: RankDistribution, to unit: Int) {
    hasRanges = true
    absences[unit] += distribution.absent
    for (rank, count) in distribution.doubledRanks { add(count, ofRank: rank, to: unit) }
  }

  /// Says that so many draws were added institution by institution.
  public mutating func add(draws count: Int) { draws += count }

  // MARK: Reading

  /// How often one institution had each rank. For many, ``forEachDistribution(in:_:)`` is faster.
  public func distribution(of unit: Int) -> RankDistribution {
    var found = RankDistribution(doubledRanks: [], absent: 0)
    forEachDistribution(in: unit..<unit + 1) { found = $1 }
    return found
  }

  /// How often each of some institutions had each rank, in order.
  public func forEachDistribution(
    in units: Range<Int>, _ body: (_ unit: Int, RankDistribution) -> Void
  ) {
    guard !rows.isEmpty else {
      for unit in units { body(unit, counted(of: unit)) }
      return
    }
    rows.forEachDistribution(of: units) { unit, kept in
      body(unit, hasRanges ? counted(of: unit).adding(kept) : kept)
    }
  }

  /// What stands in the table and in ranges.
  private func counted(of unit: Int) -> RankDistribution {
    let inTable = table.distribution(of: unit)
    guard hasRanges else { return inTable }
    var ranks: [(rank: Int32, count: Int)] = []
    forEachRank(of: unit) { ranks.append(($0, $1)) }
    let inRanges = RankDistribution(doubledRanks: ranks, absent: absences[unit])
    return table.draws == 0 ? inRanges : inRanges.adding(inTable)
  }

  /// Doubled ranks that were met, from the first up, with their counts.
  private func forEachRank(of unit: Int, _ body: (Int32, Int) -> Void) {
    let span = spans[unit]
    for offset in 0..<span.width {
      let rank = (span.low + offset) << shift
      let low = Int(counts[span.start + Int(offset)])
      let count = carries.isEmpty ? low : low + (carries[Self.key(unit, rank)] ?? 0) << 16
      if count > 0 { body(rank, count) }
    }
  }
}
