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
    rows = table.rows.map { row in row.map { $0.text(in: language) } }
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
    var text = style.bold(line(headings)) + "\n"
    text += widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ") + "\n"
    for row in rows { text += line(row) + "\n" }
    if widths.count < headings.count { text += leftOut }
    return text
  }

  private func line(_ cells: [String]) -> String {
    var line = ""
    for (column, width) in widths.enumerated() {
      let cell = truncated(cells[column], toWidth: width)
      let space = String(repeating: " ", count: width - displayWidth(cell))
      line += alignments[column] == .end ? space + cell : cell + space
      if column + 1 < widths.count { line += "  " }
    }
    while line.last == " " { line.removeLast() }
    return line
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
