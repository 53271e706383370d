public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension WhatIfReport {
  /// `palmares.whatif/1`: for programs. Everyone before and after, those that move first; those that aren't
  /// listed where their rank or score is another.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.analysis(
        "palmares.whatif/1", of: document, table: chosenTable, reader: readerChoice, on: dataset,
        basis, in: language)
      json.array("settings", settings) { $0.setting($1) }
      json.object("counts") { json in
        json.member("ranked_before", before.ranked)
        json.member("ranked_after", after.ranked)
        json.member("moved", rows.count { $0.moved })
        json.member("risers", risers)
        json.member("fallers", fallers)
        json.member("comers", comers)
        json.member("goers", goers)
      }
      json.array("institutions", rows) { json, row in
        json.object { json in
          json.member("id", row.identifier)
          json.member("name", row.name)
          json.member("changed", row.isChanged)
          json.member("moved", row.moved)
          json.object("before") { $0.standing(row.change.before, row.before) }
          json.object("after") { $0.standing(row.change.after, row.after) }
          json.member("rise", hasRanks ? row.change.rise : nil)
          json.member("score_change", row.change.score)
          json.classes(row.change.classes)
          if row.isChanged { json.array("parts", row.parts) { $0.part($1) } }
        }
      }
      json.array("not_listed", unlisted) { json, move in
        json.object { json in
          json.member("id", move.identifier)
          json.member("name", move.name)
          json.member("rank_before", move.rank.before)
          json.member("rank_after", move.rank.after)
          json.member("score_before", move.score.before)
          json.member("score_after", move.score.after)
        }
      }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func setting(_ setting: ScenarioSetting) {
    object { json in
      json.member("set", setting.text)
      json.member("kind", setting.target.kind)
      switch setting.target {
      case .figure(let identifier, _, let column):
        json.member("institution", identifier)
        json.member("column", column)
      case .weight(let node, let child):
        json.member("node", node)
        json.member("child", child)
      case .parameter(let name): json.member("parameter", name)
      case .steps(let node), .each(let node), .needs(let node), .missing(let node):
        json.member("node", node)
      }
      json.member("before", setting.before)
      json.member("after", setting.after)
    }
  }

  /// A number, a text, or `{state}` where there is no value.
  private mutating func member(_ name: String, _ value: ScenarioValue) {
    switch value {
    case .number(let number): member(name, number)
    case .word(let word), .rule(let word): member(name, word)
    case .absent(let state): object(name) { $0.member("state", state.code) }
    }
  }

  fileprivate mutating func standing(_ standing: Standing, _ row: ResultRow?) {
    member("score", standing.score)
    member("printed", row?.score?.machineText)
    key("rank")
    rank(row?.rank)
    member("state", row?.state.code ?? "not_listed")
  }

  fileprivate mutating func part(_ part: MovedPart) {
    object { json in
      json.member("node", part.node.code)
      for (name, node) in [("before", part.before), ("after", part.after)] {
        if let word = node.word { json.member(name, word) } else { json.member(name, node.number) }
      }
      json.member("rank_before", part.before.rank)
      json.member("rank_after", part.after.rank)
    }
  }
}
