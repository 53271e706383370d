import PalmaresCore

/// Finds the separator by looking at the first records: the one that cuts all of them into equally
/// many fields.
struct SeparatorFinder {
  /// Fields of each record, for every candidate, in the order of `FieldSeparator.allCases`.
  private var counts: [[Int]] = []

  private static let records = 100
  private static let bytes = 1 << 18

  enum Answer: Equatable {
    case found(FieldSeparator)
    case several([FieldSeparator])
  }

  /// Looks at the first 100 records, or 256 KiB.
  static func find(in text: ArraySlice<UInt8>) -> Answer {
    var finder = SeparatorFinder()
    finder.count(text.prefix(bytes), isWhole: text.count <= bytes)
    return finder.answer
  }

  private var answer: Answer {
    let candidates = FieldSeparator.allCases
    guard let heading = counts.first else { return .found(.comma) }
    let cutting = candidates.indices.filter { heading[$0] > 1 }
    let even = cutting.filter { candidate in
      counts.allSatisfy { $0[candidate] == heading[candidate] }
    }
    if even.count > 1 { return .several(even.map { candidates[$0] }) }
    if let only = even.first { return .found(candidates[only]) }
    // Some rows are damaged: the likeliest separator, and the rows are reported with it.
    let best = cutting.max { agreeing($0) < agreeing($1) }
    return .found(best.map { candidates[$0] } ?? .comma)
  }

  private func agreeing(_ candidate: Int) -> Int {
    counts.count { $0[candidate] == counts[0][candidate] }
  }

  /// A quote opens only where a field may begin, so that an inch sign (5") opens nothing.
  private mutating func count(_ text: ArraySlice<UInt8>, isWhole: Bool) {
    let candidates = FieldSeparator.allCases.map(\.byte)
    var record = [Int](repeating: 1, count: candidates.count)
    var isQuoted = false
    var beginsField = true
    var isBlank = true
    for byte in text {
      if isQuoted {
        isQuoted = byte != UInt8(ascii: "\"")
        continue
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if !isBlank { counts.append(record) }
        if counts.count == Self.records { return }
        record = [Int](repeating: 1, count: candidates.count)
        (beginsField, isBlank) = (true, true)
        continue
      }
      isBlank = false
      if byte == UInt8(ascii: "\""), beginsField {
        // After a closing quote a second one stands for a quote: the field goes on.
        isQuoted = true
        continue
      }
      let candidate = candidates.firstIndex(of: byte)
      if let candidate { record[candidate] += 1 }
      beginsField = candidate != nil
    }
    if !isBlank, isWhole || counts.isEmpty { counts.append(record) }
  }
}
