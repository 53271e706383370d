import PalmaresCore

/// A table as aligned text.
///
/// On a terminal it keeps within the width. First headings go over several lines, then texts get
/// narrower: the one that names the row goes over several lines and is never cut, so that rows can be
/// told apart; others are cut with `…`. Then columns are left out from the right, which is said; numbers
/// are never cut. Elsewhere it is as wide as its cells.
struct TextTable {
  private let language: Language
  private let headings: [String]
  private let alignments: [Table.Alignment]
  private let rows: [[String]]
  private let limit: Int?
  /// The first column of texts.
  private let naming: Int?
  private var widths: [Int]

  init(_ table: Table, in language: Language, width limit: Int?) {
    self.language = language
    self.limit = limit
    headings = table.columns.map { $0.heading[language] }
    alignments = table.columns.map(\.alignment)
    rows = table.rows.map { row in row.map { $0.text(in: language).onOneLine } }
    naming = alignments.firstIndex(of: .start)
    widths = headings.map(displayWidth)
    for (column, width) in Self.widths(of: rows, columns: headings.count).enumerated() {
      widths[column] = max(widths[column], width)
    }
    if let limit { fit(into: limit) }
  }

  /// Each row ends with a line feed.
  func text(style: TextStyle) -> String {
    // Bytes, because tens of thousands of lines are put together here.
    var bytes: [UInt8] = []
    writeHeadings(to: &bytes, style)
    var text = String(decoding: bytes, as: UTF8.self)
    text += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    bytes.removeAll(keepingCapacity: true)
    for row in rows { write(row, to: &bytes) }
    text += String(decoding: bytes, as: UTF8.self)
    if widths.count < headings.count { text += leftOut }
    return text
  }

  // MARK: Lines

  /// They stand on the line below them: the last line of each is next to its column.
  private func writeHeadings(to bytes: inout [UInt8], _ style: TextStyle) {
    let wrapped = widths.enumerated().map { TextLayout.lines(of: headings[$0], width: $1) }
    let height = wrapped.map(\.count).max() ?? 1
    for line in 0..<height {
      let cells = wrapped.map { lines in
        let place = line - (height - lines.count)
        return place < 0 ? "" : lines[place]
      }
      var heading: [UInt8] = []
      writeLine(cells, to: &heading)
      bytes += [UInt8](style.bold(String(decoding: heading, as: UTF8.self)) + "\n")
    }
  }

  /// One line, or as many as the name of the row takes.
  private func write(_ cells: [String], to bytes: inout [UInt8]) {
    guard let naming, naming < widths.count, displayWidth(cells[naming]) > widths[naming] else {
      writeLine(cells, to: &bytes)
      return bytes.append(UInt8(ascii: "\n"))
    }
    for (index, part) in TextLayout.lines(of: cells[naming], width: widths[naming]).enumerated() {
      var line = index == 0 ? cells : cells.map { _ in "" }
      line[naming] = part
      writeLine(line, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  /// A line without spaces at its end.
  private func writeLine(_ cells: [String], to bytes: inout [UInt8]) {
    var owed = 0
    for (column, width) in widths.enumerated() {
      let cell = truncated(cells[column], toWidth: width)
      let space = width - displayWidth(cell)
      if alignments[column] == .end { owed += space }
      if !cell.isEmpty {
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: owed))
        bytes.append(contentsOf: cell.utf8)
        owed = 0
      }
      owed += 2 + (alignments[column] == .end ? 0 : space)
    }
  }

  // MARK: Widths

  private var totalWidth: Int { widths.reduce(0, +) + 2 * (widths.count - 1) }

  private mutating func fit(into limit: Int) {
    guard totalWidth > limit else { return }
    let naming = naming
    let cells = Self.widths(of: rows, columns: headings.count)
    let words = headings.map(Self.longestWord)
    let numbers = widths.indices.filter { alignments[$0] == .end }
    shrink(numbers, into: limit) { max(cells[$0], words[$0]) }
    let texts = widths.indices.filter { alignments[$0] == .start }
    let longest = naming.map { name in rows.reduce(0) { max($0, Self.longestWord($1[name])) } } ?? 0
    shrink(texts, into: limit) { column in
      column == naming
        ? min(max(longest, Self.narrowestText), Self.widestWord) : Self.narrowestText
    }
    while totalWidth > limit, widths.count > 1 { widths.removeLast() }
    if let naming, naming < widths.count, totalWidth > limit {
      widths[naming] = max(1, widths[naming] - (totalWidth - limit))
    }
  }

  /// Takes from the widest of some columns what is too much, down to a floor of each.
  private mutating func shrink(_ columns: [Int], into limit: Int, to floor: (Int) -> Int) {
    while totalWidth > limit {
      let open = columns.filter { widths[$0] > floor($0) }
      guard let widest = open.max(by: { widths[$0] < widths[$1] }) else { return }
      let next = open.filter { $0 != widest }.map { widths[$0] }.max() ?? 0
      let wanted = max(widths[widest] - (totalWidth - limit), min(next, widths[widest] - 1))
      widths[widest] = max(floor(widest), wanted)
    }
  }

  private static func widths(of rows: [[String]], columns: Int) -> [Int] {
    var widths = [Int](repeating: 0, count: columns)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], displayWidth(cell))
      }
    }
    return widths
  }

  private static func longestWord(_ text: String) -> Int {
    text.split(separator: " ").reduce(0) { max($0, displayWidth(String($1))) }
  }

  private static let narrowestText = 12
  /// Longer words are broken where the terminal is too narrow.
  private static let widestWord = 24

  private var leftOut: String {
    let names = headings.dropFirst(widths.count).joined(separator: ", ")
    let label = LocalizedText(
      en: "(left out, the terminal is too narrow:",
      fr: "(laissé de côté, le terminal est trop étroit\u{202F}:")[language]
    return TextLayout.hanging("", "\(label) \(names))", indent: 1, width: limit)
  }
}
