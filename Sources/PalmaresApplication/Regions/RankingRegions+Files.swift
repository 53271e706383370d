import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension RankingRegions {
  /// More regions than this are left out of JSON, which then says so; CSV has them all.
  static let listed = 10_000

  /// One line for each region; for each stretch of the path, where an institution was asked for.
  public var csv: [UInt8] { path.map(csv(of:)) ?? regionCSV }

  private func csv(of path: RankPath) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(["from", "to", "rank", "overtaken_by", "overtakes"])
    for stretch in path.stretches {
      csv.cell(stretch.from)
      csv.cell(stretch.to)
      csv.cell(stretch.rank)
      csv.cell(identifiers(stretch.overtakenBy).joined(separator: " "))
      csv.cell(identifiers(stretch.overtakes).joined(separator: " "))
      csv.endRow()
    }
    return csv.bytes
  }

  /// Pairs that exchange at the end of a region: `overtaking>overtaken`.
  private var regionCSV: [UInt8] {
    var csv = CSVWriter()
    csv.row(["region", "from", "to", "share", "published", "first", "exchanges"])
    let published = Set(nominal.map(\.region.number))
    regions?.forEach { region, _ in
      csv.cell(Double(region.number + 1))
      csv.cell(region.from)
      csv.cell(region.to)
      csv.cell(region.width)
      csv.cell(published.contains(region.number))
      csv.cell(identifiers(region.leaders).joined(separator: " "))
      csv.cell(region.exchanges.map(text).joined(separator: " "))
      csv.endRow()
    }
    return csv.bytes
  }

  private func text(_ pair: StableRegions.Pair) -> String {
    [pair.overtaking, pair.overtaken].map { identifiers($0).joined(separator: "=") }
      .joined(separator: ">")
  }

  private func identifiers(_ units: [Int]) -> [String] {
    units.map { dataset.units.identifiers[$0] }
  }

  /// `palmares.regions/1`.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.analysis(
        "palmares.regions/1", of: document, table: chosenTable, reader: readerChoice, on: dataset,
        basis, in: language)
      json.object("between") { json in
        json.member("node", way.node)
        json.array("first", way.first)
        json.array("second", way.second)
        json.array("others", way.others)
        json.member("published_t", way.segment.nominal)
        json.member("unrounded", isUnrounded)
      }
      json.array("notes", notes.map { $0[language] })
      json.member("exchanges", exchangeCount)
      json.member("regions", regions?.count)
      json.array("published", nominal) { json, region in json.region(region, identifiers) }
      json.array("widest", widest) { json, region in json.region(region, identifiers) }
      json.array("leaders", regions?.leaders ?? []) { json, leader in
        json.object { json in
          json.array("institutions", identifiers(leader.units))
          json.member("share", leader.share)
        }
      }
      allRegions(&json)
      pathMembers(&json)
    }
    return json.bytes
  }

  private func allRegions(_ json: inout JSONWriter) {
    let isListed = regions.map { $0.count <= Self.listed } ?? false
    json.member("all_listed", isListed)
    json.key("all")
    json.array { json in
      guard isListed else { return }
      regions?.forEach { region, _ in
        json.object { json in
          json.member("from", region.from)
          json.member("to", region.to)
          json.array("first", identifiers(region.leaders))
          json.array("exchanges", region.exchanges) { json, pair in
            json.object { json in
              json.array("overtaking", identifiers(pair.overtaking))
              json.array("overtaken", identifiers(pair.overtaken))
            }
          }
        }
      }
    }
  }

  private func pathMembers(_ json: inout JSONWriter) {
    json.member("institution", institution?.identifier)
    json.array("path", path?.stretches ?? []) { json, stretch in
      json.object { json in
        json.member("from", stretch.from)
        json.member("to", stretch.to)
        json.member("rank", stretch.rank)
        json.array("overtaken_by", identifiers(stretch.overtakenBy))
        json.array("overtakes", identifiers(stretch.overtakes))
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func region(
    _ shown: RankingRegions.Region, _ identifiers: ([Int]) -> [String]
  ) {
    object { json in
      json.member("region", shown.region.number + 1)
      json.member("from", shown.region.from)
      json.member("to", shown.region.to)
      json.member("share", shown.region.width)
      json.array("ranking", shown.first.map(identifiers)) { json, group in
        json.array { json in for name in group { json.value(name) } }
      }
    }
  }
}
