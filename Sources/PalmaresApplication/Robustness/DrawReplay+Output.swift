import PalmaresAnalysis
public import PalmaresCore
import PalmaresExchange

extension DrawReplay {
  /// For people: what was drawn.
  public var drawnTable: Table {
    var table = Table(
      caption: LocalizedText(
        en: "\(header.heading.en): draw \(draw), seed \(header.seed)",
        fr: "\(header.heading.fr) : tirage \(draw), graine \(header.seed)"
      ).typeset,
      columns: [
        .init("input", LocalizedText(en: "What varies", fr: "Ce qui varie")),
        .init("name", LocalizedText(en: "Of", fr: "De")),
        .init("drawn", LocalizedText(en: "Drawn", fr: "Tiré"), .end),
        .init("nominal", LocalizedText(en: "Nominal", fr: "Nominal"), .end),
      ], notes: hasEverybodysFigures ? [Self.wayToFigures] : [])
    for item in drawn where !hasEverybodysFigures || item.institution == nil {
      table.append([
        .localized(item.input), .text(item.name),
        item.value.map { .number($0, .general) } ?? item.choice.map { .localized($0) } ?? .empty,
        item.nominal.map { .number($0, .general) } ?? .empty,
      ])
    }
    if hasEverybodysFigures {
      for (input, count) in figures {
        table.append([.localized(input), .localized(institutions.text(count)), .empty, .empty])
      }
    }
    return table
  }

  /// Columns of figures that were drawn, in their order, and of how many institutions.
  private var figures: [(input: LocalizedText, count: Int)] {
    var found: [(input: LocalizedText, count: Int)] = []
    for item in drawn where item.institution != nil {
      if found.last?.input == item.input {
        found[found.count - 1].count += 1
      } else {
        found.append((item.input, 1))
      }
    }
    return found
  }

  private static let wayToFigures = LocalizedText(
    en: "'--unit INSTITUTION' shows the figures drawn for one, '--json' all of them.",
    fr: "« --unit ÉTABLISSEMENT » montre les chiffres tirés pour un seul, « --json » tous."
  ).typeset

  /// For people: the results of the draw beside the nominal ones.
  public var resultTable: Table {
    let printing = header.scoreDecimals.map { Printing.decimals($0) } ?? .general
    var columns = [Table.Column("name", LocalizedText(en: "Name", fr: "Nom"))]
    if header.hasRank {
      columns.append(.init("drawn_rank", LocalizedText(en: "Rank drawn", fr: "Rang tiré"), .end))
      columns.append(.init("rank", LocalizedText(en: "Rank", fr: "Rang"), .end))
    }
    if header.hasScore {
      columns.append(.init("drawn_score", LocalizedText(en: "Score drawn", fr: "Score tiré"), .end))
      columns.append(.init("score", LocalizedText(en: "Score", fr: "Score"), .end))
    }
    var table = Table(
      columns: columns, notes: header.basisNotes + header.disclosures)
    for row in rows {
      let nominal = header.institutions[row.unit]
      func cell(_ number: Double?, _ printing: Printing) -> Table.Cell {
        number.map { .number($0, printing) } ?? .absent(.missing)
      }
      table.append(
        [.text(nominal.name)]
          + (header.hasRank ? [cell(row.rank, .general), cell(nominal.rank, .general)] : [])
          + (header.hasScore ? [cell(row.score, printing), cell(nominal.score, printing)] : []))
    }
    return table
  }

  /// `palmares.robust-draw/1`: for programs.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.robust-draw/1")
      json.object("methodology") { json in
        json.member("id", header.id)
        json.member("edition", header.edition)
        json.member("sha256", header.methodDigest)
      }
      json.caveats(header.status, undisclosed: header.undisclosed, in: language)
      json.member("basis", header.basis.rawValue)
      json.setAside(header.setAside)
      json.member("draw", draw)
      json.member("seed", "\(header.seed)")
      json.array("drawn", drawn) { json, item in
        json.object { json in
          json.member("input", item.input[language])
          json.member("of", item.name)
          json.member("institution", item.institution)
          json.member("value", item.value)
          json.member("nominal", item.nominal)
          json.member("choice", item.choice?[language])
        }
      }
      json.array("institutions", rows) { json, row in
        json.object { json in
          let nominal = header.institutions[row.unit]
          json.member("id", nominal.identifier)
          json.member("name", nominal.name)
          json.member("rank", row.rank)
          json.member("nominal_rank", nominal.rank)
          json.member("score", row.score)
          json.member("nominal_score", nominal.score)
        }
      }
    }
    return json.bytes
  }
}
