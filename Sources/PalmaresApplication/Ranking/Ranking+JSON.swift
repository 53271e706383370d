public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Ranking {
  /// `palmares.rank/1`: for programs. What has no value is `null`; reasons are in one language.
  public func json(in language: Language) -> [UInt8] {
    let codes = results.shown.map(\.code)
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.rank/1")
      json.methodology(document)
      json.caveats(document.header, in: language)
      json.table(chosenTable, in: language)
      json.reader(readerChoice)
      json.dataset(dataset)
      json.weightsFromData(of: evaluation)
      json.unlisted(unlisted)
      json.array("results", rows) { json, row in
        json.object { json in
          json.members(of: row, codes, in: language)
          if document.methodology.results.groupedBy != nil { json.member("by", row.group) }
          if document.methodology.results.place != nil {
            json.key("place")
            json.rank(row.place)
          }
        }
      }
    }
    return json.bytes
  }
}

extension JSONWriter {
  /// The weights that the data set, where there are any.
  fileprivate mutating func weightsFromData(of evaluation: Evaluation) {
    let nodes = evaluation.weightsFromData
    guard !nodes.isEmpty else { return }
    object("weights") { json in
      for node in nodes {
        json.object(node.code) { json in
          json.member("by", node.weighting.method.rawValue)
          json.member("institutions", node.weighting.institutions)
          json.member("left_out", node.weighting.leftOut)
          json.object("children") { json in
            for child in node.children { json.member(child.node.description, child.weight) }
          }
        }
      }
    }
  }

  fileprivate mutating func members(
    of row: ResultRow, _ codes: [String], in language: Language
  ) {
    member("id", row.identifier)
    member("name", row.name)
    member("score", row.score?.number)
    member("printed", row.score?.machineText)
    key("rank")
    rank(row.rank)
    member("band", row.band)
    object("grades") { json in
      for grade in row.grades { json.member(grade.code, grade.word) }
    }
    member("state", row.state.code)
    member("reason", row.reason?[language])
    object("nodes") { json in
      for (code, node) in zip(codes, row.nodes) { json.node(code, node) }
    }
  }

  private mutating func node(_ code: String, _ node: ResultNode) {
    object(code) { json in
      if let word = node.word {
        json.member("value", word)
      } else {
        json.member("value", node.value?.number)
      }
      json.member("printed", node.word ?? node.value?.machineText)
      json.member("rank", node.rank)
      json.member("group", node.group)
      json.member("state", node.state.code)
    }
  }
}

extension JSONWriter {
  /// `{low, high, tied}`, or null.
  mutating func rank(_ rank: ResultRank?) {
    guard let rank else { return null() }
    object { json in
      json.member("low", rank.low)
      json.member("high", rank.high)
      json.member("tied", rank.tied)
    }
  }
}

extension ResultValue {
  /// As printed, in the notation of programs.
  var machineText: String { printing.text(of: number, in: .machine) }
}
