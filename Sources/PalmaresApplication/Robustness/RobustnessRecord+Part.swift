import PalmaresAnalysis
import PalmaresCore
import PalmaresExchange

extension RobustnessRecord {
  static let partSchema = "palmares.robust-part/1"

  /// `palmares.robust-part/1`: everything that is needed to add it to other parts and to report.
  public var part: [UInt8] {
    var json = JSONWriter(indentedLevels: 1)
    json.object { json in
      json.member("schema", Self.partSchema)
      json.header(header)
      json.array("ranges", progress.done) { json, range in
        json.array { json in
          json.value(range.lowerBound)
          json.value(range.upperBound)
        }
      }
      json.array("halves", progress.halves) { $0.tally($1) }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func text(_ name: String, _ text: LocalizedText?) {
    key(name)
    guard let text else { return null() }
    value(text)
  }

  private mutating func value(_ text: LocalizedText) {
    object { json in
      json.member("en", text.en)
      json.member("fr", text.fr)
    }
  }

  fileprivate mutating func header(_ header: RobustnessHeader) {
    object("methodology") { json in
      json.member("id", header.id)
      json.member("edition", header.edition)
      json.member("sha256", header.methodDigest)
      json.text("heading", header.heading)
      json.member("status", header.status.rawValue)
      json.array("undisclosed", header.undisclosed) { $0.value($1) }
      json.array("disclosures", header.disclosures) { $0.value($1) }
      json.member("table", header.table)
      json.member("reader", header.reader)
      json.text("reader_note", header.readerNote)
    }
    object("dataset") { json in
      json.member("sha256", header.dataDigest)
      json.member("period", header.period)
      json.setAside(header.setAside)
    }
    member("basis", header.basis.rawValue)
    member("draws", header.draws)
    member("seed", "\(header.seed)")
    array("varied", header.inputs) { json, input in
      json.object { json in
        json.member("text", input.text)
        json.text("sentence", input.sentence)
      }
    }
    array("left_aside", header.leftAside) { $0.value($1) }
    object("results") { json in
      json.member("rank", header.hasRank)
      json.member("score", header.hasScore)
      json.member("decimals", header.scoreDecimals)
      json.array("classes", header.classes)
      json.array("rivals", header.rivals) { $0.value($1) }
      json.array("listed", header.listed) { $0.value($1) }
    }
    array("institutions", header.institutions) { json, unit in
      json.array { json in
        json.value(unit.identifier)
        json.value(unit.name)
        json.value(unit.rank)
        json.value(unit.score)
        for word in unit.classes { json.value(word) }
      }
    }
  }

  /// Counts in few words: `a2 2:31 4:7` is two draws without a rank, 31 with doubled rank 2, 7 with 4.
  fileprivate mutating func tally(_ tally: RobustnessTally) {
    object { json in
      json.member("draws", tally.draws)
      json.key("ranks")
      json.array { json in
        tally.ranks?.forEachDistribution(in: 0..<tally.units) { _, found in
          let counts = found.doubledRanks.map { "\($0.rank):\($0.count)" }
          json.value((["a\(found.absent)"] + counts).joined(separator: " "))
        }
      }
      json.array("scores", (tally.scores ?? [:]).sorted { $0.key < $1.key }) { json, draw in
        json.array { json in
          json.value(draw.key)
          for score in draw.value { json.value(score) }
        }
      }
      json.array("classes", tally.classes) { json, counts in
        json.array { json in
          for (word, units) in counts.counts.sorted(by: { $0.key < $1.key }) {
            json.array { json in
              json.value(word)
              json.value(units.map(String.init).joined(separator: " "))
            }
          }
        }
      }
      json.array("rivals", tally.rivals) { json, rival in
        json.array { json in
          json.value(rival.wins.map(String.init).joined(separator: " "))
          json.value(rival.ties.map(String.init).joined(separator: " "))
        }
      }
    }
  }
}
