import PalmaresCore

/// Rows of one table that came or went, or cells of one of its columns, in a sentence:
/// `Table 'indicators': '7.3.1' (Energy use), weight: 27 (was: 17).`
struct RowSentence {
  private let differences: [MethodologyDifference]

  /// With more rows their names are left out.
  private static let mostNamed = 8
  private static let mostListed = 120

  init(_ differences: [MethodologyDifference]) {
    self.differences = differences
  }

  var text: LocalizedText {
    guard let first = differences.first, first.keys.count > 2 else { return LocalizedText("") }
    let table = first.keys[1]
    let said = first.keys.count > 3 ? cells(first.keys[3]) : rows(first.kind)
    return LocalizedText(
      en: "Table '\(table)'\(said.en).", fr: "Table « \(table) »\(said.fr)."
    ).typeset
  }

  // MARK: Rows

  private func rows(_ kind: MethodologyDifference.Kind) -> LocalizedText {
    let names = names
    let count = differences.count
    let isOne = count == 1
    let many = count > Self.mostNamed
    let gone = kind == .removed
    let (en, fr) = (
      many ? "\(count) rows \(gone ? "are gone" : "are new"): \(names.en)" : "", names.fr
    )
    if many {
      return LocalizedText(
        en: ": \(en)",
        fr: " : \(count) lignes \(gone ? "n’y sont plus" : "sont nouvelles") : \(fr)")
    }
    let state = gone ? "gone" : "new"
    let french =
      gone
      ? (isOne ? "n’y est plus" : "n’y sont plus") : (isOne ? "est nouvelle" : "sont nouvelles")
    let content = isOne && !gone ? self.content : ""
    return LocalizedText(
      en: ": \(names.en) \(isOne ? "is" : "are") \(state)\(content.isEmpty ? "" : ": \(content)")",
      fr: " : \(isOne ? "la ligne" : "les lignes") \(fr) \(french)"
        + (content.isEmpty ? "" : " : \(content)"))
  }

  /// What a new row says besides its name.
  private var content: String {
    guard let text = differences.first?.after,
      let row = YAMLReader.read(Array(text.utf8), file: "").tree?.mapping
    else { return "" }
    return row.filter { !TableWords.areWords($0.key) }
      .map { "\($0.key) \($0.value.scalar?.text ?? "")" }.joined(separator: ", ")
  }

  private var names: LocalizedText {
    let listed = differences.prefix(Self.mostListed).map(name)
    let left = differences.count - listed.count
    return LocalizedText(
      en: Self.list(listed.map(\.en), "and", left > 0 ? "\(left) more" : nil),
      fr: Self.list(listed.map(\.fr), "et", left > 0 ? "\(left) de plus" : nil))
  }

  private static func list(_ items: [String], _ and: String, _ more: String?) -> String {
    let all = items + (more.map { [$0] } ?? [])
    guard let last = all.last, all.count > 1 else { return all.first ?? "" }
    return all.dropLast().joined(separator: ", ") + " \(and) \(last)"
  }

  private func name(_ difference: MethodologyDifference) -> LocalizedText {
    let row = difference.keys[2]
    let name = differences.count > Self.mostNamed ? nil : difference.name
    return LocalizedText(
      en: "'\(row)'" + (name.map { " (\($0.en))" } ?? ""),
      fr: "« \(row) »" + (name.map { " (\($0.fr))" } ?? ""))
  }

  // MARK: Cells

  private func cells(_ heading: String) -> LocalizedText {
    if let only = differences.first, differences.count == 1 {
      let (row, change) = (name(only), Self.change(only))
      return LocalizedText(
        en: ": \(row.en), \(heading): \(change.en)", fr: " : \(row.fr), \(heading) : \(change.fr)")
    }
    let listed = differences.prefix(Self.mostListed).map { difference in
      let (row, change) = (name(difference), Self.change(difference))
      return LocalizedText(en: "\(row.en) \(change.en)", fr: "\(row.fr) \(change.fr)")
    }
    let left = differences.count - listed.count
    let more = left > 0 ? (en: "; and \(left) more", fr: " ; et \(left) de plus") : (en: "", fr: "")
    return LocalizedText(
      en: ", \(heading): \(listed.map(\.en).joined(separator: "; "))\(more.en)",
      fr: ", \(heading) : \(listed.map(\.fr).joined(separator: " ; "))\(more.fr)")
  }

  private static func change(_ difference: MethodologyDifference) -> LocalizedText {
    let old = difference.before
    switch (old, difference.after) {
    case (let old?, let new?):
      return LocalizedText(en: "\(new) (was: \(old))", fr: "\(new) (avant : \(old))")
    case (nil, let new?):
      return LocalizedText(en: "\(new) (was blank)", fr: "\(new) (vide avant)")
    default:
      let old = old ?? ""
      return LocalizedText(en: "blank (was: \(old))", fr: "vide (avant : \(old))")
    }
  }
}
