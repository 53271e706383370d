public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension MethodComparison {
  /// For people: for each method rank, score, band or grades, and the places won or lost against the
  /// first.
  public var table: Table {
    let columns = identity + methods.indices.flatMap(columns)
    var table = Table(columns: columns.map(\.column), notes: readersChoices + disclosures)
    for row in rows { table.append(columns.map { $0.cell(row) }) }
    return table
  }

  /// What the reader set, a sentence for each method that it touches.
  public var readersChoices: [LocalizedText] {
    methods.compactMap { method in
      method.readerChoice.map { choice in
        LocalizedText(
          en: "\(method.label): \(choice.note.en)", fr: "\(method.label) : \(choice.note.fr)"
        ).typeset
      }
    }
  }

  private struct ComparedColumn {
    var column: Table.Column
    var cell: (ComparedRow) -> Table.Cell
  }

  private var identity: [ComparedColumn] {
    let id = ComparedColumn(column: .init("id", LocalizedText("Id"))) { .text($0.identifier) }
    let name = ComparedColumn(column: .init("name", LocalizedText(en: "Name", fr: "Nom"))) {
      .text($0.name)
    }
    return rows.allSatisfy { $0.name == $0.identifier } ? [id] : [id, name]
  }

  private func columns(_ index: Int) -> [ComparedColumn] {
    let method = methods[index]
    let results = method.document.methodology.results
    var columns: [ComparedColumn] = []
    if results.rank != nil {
      columns.append(
        column(index, "rank", LocalizedText(en: "rank", fr: "rang"), .end) { row in
          row.rank.map { .place(Place(low: $0.low, high: $0.high, tied: $0.tied)) }
        })
    }
    if results.score != nil {
      columns.append(
        column(index, "score", LocalizedText("score"), .end) { row in
          row.score.map { .number($0.forPeople, $0.printing) }
        })
    }
    if results.band != nil {
      columns.append(
        column(index, "band", LocalizedText(en: "band", fr: "tranche")) { row in
          row.band.map { .text($0) }
        })
    }
    if !results.grades.isEmpty {
      columns.append(
        column(index, "grades", Self.gradeHeading(results.grades.count)) { row in
          method.gradeText(row).map { .text($0) }
        })
    }
    if method.results.shown.contains(where: \.isGrouped) {
      columns.append(
        column(index, "groups", LocalizedText(en: "groups", fr: "groupes")) { row in
          method.groupText(row).map { .text($0) }
        })
    }
    let bothRank = methods[0].document.methodology.results.rank != nil && results.rank != nil
    return columns + (index > 0 && bothRank ? [rise(index)] : [])
  }

  private func column(
    _ index: Int, _ code: String, _ part: LocalizedText, _ alignment: Table.Alignment = .start,
    _ cell: @escaping (ResultRow) -> Table.Cell?
  ) -> ComparedColumn {
    let label = methods[index].label
    let heading = LocalizedText(en: "\(label): \(part.en)", fr: "\(label) : \(part.fr)").typeset
    return ComparedColumn(column: .init("\(label).\(code)", heading, alignment)) { row in
      guard let result = row.results[index] else { return .localized(Self.notListed) }
      return cell(result) ?? .absent(result.state == .present ? .missing : result.state)
    }
  }

  private static func gradeHeading(_ count: Int) -> LocalizedText {
    count == 1
      ? LocalizedText(en: "grade", fr: "mention") : LocalizedText(en: "grades", fr: "mentions")
  }

  private func rise(_ index: Int) -> ComparedColumn {
    let label = methods[index].label
    let heading = LocalizedText(en: "\(label): places up", fr: "\(label) : places gagnées").typeset
    return ComparedColumn(column: .init("\(label).rise", heading, .end)) { row in
      row.rise(under: index).map { .localized(Self.signed($0)) } ?? .empty
    }
  }

  /// `+3` is three places nearer the first.
  private static func signed(_ places: Double) -> LocalizedText {
    LocalizedText { language in
      let text = Printing.general.text(of: places, in: NumberNotation(language))
      return places > 0 ? "+\(text)" : places == 0 ? "=" : text
    }
  }

  private static let notListed = LocalizedText(en: "not listed", fr: "non affiché")

  /// What must stand with each method's results.
  private var disclosures: [LocalizedText] {
    methods.compactMap { method in
      method.document.header.caveat.map { caveat in
        LocalizedText(en: "\(method.label): \(caveat.en)", fr: "\(method.label) : \(caveat.fr)")
          .typeset
      }
    }
  }
}
