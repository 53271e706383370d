public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension MethodComparison {
  /// `palmares.compare/1`: for programs.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.compare/1")
      json.array("methods", methods) { json, method in
        json.object { json in
          json.member("label", method.label)
          json.member("id", method.document.header.id)
          json.member("edition", method.document.header.edition)
          json.member("status", method.document.header.status.rawValue)
          json.member("sha256", method.document.sha256)
          json.reader(method.readerChoice)
        }
      }
      if let first = methods.first { json.dataset(first.evaluation.dataset) }
      json.array("institutions", rows) { json, row in json.compared(row, methods) }
      json.key("institution")
      if let institution { json.institution(institution, methods, language) } else { json.null() }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func compared(_ row: ComparedRow, _ methods: [ComparedMethod]) {
    object { json in
      json.member("id", row.identifier)
      json.member("name", row.name)
      json.array("results", methods.indices) { json, index in
        json.object { json in
          let result = row.results[index]
          json.member("method", methods[index].label)
          json.member("score", result?.score?.number)
          json.key("rank")
          json.rank(result?.rank)
          json.member("band", result?.band)
          json.object("grades") { json in
            for grade in result?.grades ?? [] { json.member(grade.code, grade.word) }
          }
          json.object("groups") { json in
            let groups = result?.groups(methods[index].results.shown) ?? []
            for group in groups { json.member(group.code, group.word) }
          }
          json.member("state", result?.state.code ?? "not_listed")
          json.member("rise", index > 0 ? row.rise(under: index) : nil)
        }
      }
    }
  }

  fileprivate mutating func institution(
    _ institution: ComparedInstitution, _ methods: [ComparedMethod], _ language: Language
  ) {
    object { json in
      json.member("id", institution.match.identifier)
      json.member("name", institution.match.name)
      json.array("exchanges", institution.exchanges) { json, entry in
        json.exchange(entry.exchange, methods[0].label, methods[entry.method].label, language)
      }
      json.array("profiles", institution.profiles) { json, entry in
        json.profile(entry.profile, methods[entry.method].label, language)
      }
    }
  }

  private mutating func exchange(
    _ exchange: RuleExchange, _ first: String, _ second: String, _ language: Language
  ) {
    object { json in
      json.member("from", first)
      json.member("to", second)
      json.object("whole") { $0.change(exchange.whole) }
      json.array("rules", exchange.effects) { json, effect in
        json.object { json in
          json.array("differences", effect.sentences.map { $0[language] })
          json.member("source", effect.citation)
          json.array("with", effect.companions)
          json.change(effect.change)
        }
      }
      json.object("interaction") { json in
        json.member("score", exchange.interaction.score)
        json.member("rise", exchange.interaction.rise)
        json.classes(exchange.interaction.classes)
      }
      json.member("rules_without_effect", exchange.idle)
      json.array("not_exchanged", exchange.unexchanged) { json, rule in
        json.object { json in
          json.array("differences", rule.sentences.map { $0[language] })
          json.member("reason", rule.reason[language])
        }
      }
    }
  }

  private mutating func change(_ change: StandingChange) {
    member("score", change.score)
    member("score_after", change.after.score)
    member("rise", change.rise)
    member("rank_after", change.after.rank)
    classes(change.classes)
  }

  private mutating func profile(_ profile: OwnProfile, _ label: String, _ language: Language) {
    object { json in
      json.member("method", label)
      json.member("node", profile.node)
      json.array("contributions", profile.contributions) { json, part in
        json.object { json in
          json.member("node", part.node)
          json.member("value", part.value)
          json.member("contribution", part.contribution)
        }
      }
      json.array("missing", profile.missing.map { $0[language] })
    }
  }
}
