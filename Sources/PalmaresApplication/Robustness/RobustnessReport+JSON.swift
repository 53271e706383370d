import PalmaresAnalysis
public import PalmaresCore
import PalmaresExchange

extension RobustnessReport {
  /// `palmares.robust/1`: for programs.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.robust/1")
      json.object("methodology") { json in
        json.member("id", header.id)
        json.member("edition", header.edition)
        json.member("sha256", header.methodDigest)
        json.member("table", header.table)
        json.member("reader", header.reader)
      }
      json.caveats(header.status, undisclosed: header.undisclosed, in: language)
      json.object("dataset") { json in
        json.member("sha256", header.dataDigest)
        json.member("units", header.institutions.count)
        json.member("period", header.period)
        json.setAside(header.setAside)
      }
      json.member("basis", header.basis.rawValue)
      json.member("basis_note", header.basis.sentence(for: .robustness)[language])
      json.member("draws", draws)
      json.member("seed", "\(header.seed)")
      json.array("varied", header.inputs) { json, input in
        json.object { json in
          json.member("vary", input.text)
          json.member("sentence", input.sentence[language])
        }
      }
      json.array("left_aside", header.leftAside.map { $0[language] })
      json.object("convergence") { json in
        json.member("largest_move_of_p5_or_p95", convergence.largestMove)
        json.member("mean_move_of_p5_or_p95", convergence.meanMove)
        json.member("largest_error_of_mean", convergence.largestErrorOfMean)
        json.member("widest_interval_of_p5_or_p95", convergence.widestInterval)
      }
      json.array("institutions", rows) { json, row in
        json.object { json in self.members(of: row, &json) }
      }
    }
    return json.bytes
  }

  private func members(of row: RobustnessRow, _ json: inout JSONWriter) {
    json.member("id", row.institution.identifier)
    json.member("name", row.institution.name)
    json.member("rank", row.institution.rank)
    json.member("score", row.institution.score)
    if let ranks = row.ranks { members(of: ranks, row, &json) }
    if let scores = row.scores { members(of: scores, &json) }
    json.object("beats") { json in
      for (rival, counts) in zip(header.rivals, row.rivals) {
        json.object(header.institutions[rival].identifier) { json in
          for (name, count) in [("before", counts.wins), ("beside", counts.ties)] {
            json.member(name, row.share(count))
            json.member("error_of_\(name)", standardError(ofShare: row.share(count), of: draws))
          }
        }
      }
    }
    json.object("classes") { json in
      for (node, counts) in zip(header.classes, row.classes) {
        json.object(node) { json in
          for (word, count) in counts { json.member(word, row.share(count)) }
        }
      }
    }
  }

  private func members(
    of ranks: RankSummary, _ row: RobustnessRow, _ json: inout JSONWriter
  ) {
    json.member("draws_with_rank", ranks.ranked)
    json.member("mean", ranks.mean)
    json.member("error_of_mean", ranks.errorOfMean)
    json.member("min", ranks.lowest)
    for (name, share) in Self.quantiles { json.member(name, ranks.quantile(share)) }
    json.member("max", ranks.highest)
    json.object("intervals") { json in
      for ((name, _), bounds) in zip(Self.quantiles, ranks.intervals) {
        json.key(name)
        json.array { json in
          json.value(bounds.low)
          json.value(bounds.high)
        }
      }
    }
    json.object("half") { json in
      json.member("p5", ranks.ofFirstHalf.low)
      json.member("p95", ranks.ofFirstHalf.high)
    }
    json.object("top") { json in
      for (top, share) in zip(tops, ranks.tops) {
        json.object("\(top)") { json in
          json.member("share", share)
          json.member("error", share.map { standardError(ofShare: $0, of: ranks.draws) })
        }
      }
    }
  }

  private func members(of scores: ScoreDistribution, _ json: inout JSONWriter) {
    json.object("scores") { json in
      json.member("mean", scores.mean)
      json.member("error_of_mean", scores.errorOfMean)
      json.member("min", scores.sorted.first)
      for (name, share) in Self.quantiles { json.member(name, scores.quantile(share)) }
      json.member("max", scores.sorted.last)
    }
  }

  static let quantiles = [
    ("p5", 0.05), ("p25", 0.25), ("median", 0.5), ("p75", 0.75), ("p95", 0.95),
  ]
}
