import PalmaresCore

/// A table as aligned text.
///
/// On a terminal it keeps within the width: texts are cut with `…`, then columns are left out from the
/// right, which is said; numbers are never cut. Elsewhere it is as wide as its cells.
struct TextTable {
  private let language: Language
  private let headings: [String]
  private let alignments: [Table.Alignment]
  private let rows: [[String]]
  private var widths: [Int]

  init(_ table: Table, in language: Language, width limit: Int?) {
    self.language = language
    headings = table.columns.map { $0.heading[language] }
    alignments = table.columns.map(\.alignment)
    rows = table.rows.map { row in row.map { $0.text(in: language).onOneLine } }
    widths = headings.map(displayWidth)
    for row in rows {
      for (column, cell) in row.enumerated() {
        widths[column] = max(widths[column], displayWidth(cell))
      }
    }
    if let limit { fit(into: limit) }
  }

  /// Each row ends with a line feed.
  func text(style: TextStyle) -> String {
    // Bytes, because tens of thousands of lines are put together here.
    var bytes: [UInt8] = []
    write(headings, to: &bytes)
    var text = style.bold(String(decoding: bytes, as: UTF8.self)) + "\n"
    text += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    bytes.removeAll(keepingCapacity: true)
    for row in rows {
      write(row, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    text += String(decoding: bytes, as: UTF8.self)
    if widths.count < headings.count { text += leftOut }
    return text
  }

  /// A line without spaces at its end.
  private func write(_ cells: [String], to bytes: inout [UInt8]) {
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

  private var totalWidth: Int { widths.reduce(0, +) + 2 * (widths.count - 1) }

  private mutating func fit(into limit: Int) {
    while totalWidth > limit, let widest = widestText(), widths[widest] > Self.narrowestText {
      widths[widest] = max(Self.narrowestText, widths[widest] - (totalWidth - limit))
    }
    while totalWidth > limit, widths.count > 1 { widths.removeLast() }
  }

  private func widestText() -> Int? {
    widths.indices.filter { alignments[$0] == .start }.max { widths[$0] < widths[$1] }
  }

  private static let narrowestText = 12

  private var leftOut: String {
    let names = headings.dropFirst(widths.count).joined(separator: ", ")
    return LocalizedText(
      en: "(left out, the terminal is too narrow: \(names))\n",
      fr: "(laissé de côté, le terminal est trop étroit : \(names))\n")[language]
  }
}
