import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension JSONWriter {
  /// `null` where the node holds words, or wasn't computed.
  mutating func analysis(_ analysis: ScoreAnalysis?, in language: Language) {
    key("analysis")
    guard let analysis else { return null() }
    object { json in
      json.member("node", analysis.structure.root.node.description)
      json.contributions(of: analysis, in: language)
      json.array("conventions", analysis.structure.conventions.map(\.rawValue))
      json.field(of: analysis, in: language)
      json.array("differences", analysis.opponents) { json, opponent in
        json.difference(from: opponent, analysis, in: language)
      }
      json.standings(of: analysis, in: language)
      json.dataShares(of: analysis)
    }
  }

  private mutating func contributions(of analysis: ScoreAnalysis, in language: Language) {
    key("contributions")
    guard let contributions = analysis.contributions else { return null() }
    object { json in
      json.member("score", contributions.score)
      json.member("additive", analysis.isAdditive)
      json.array("parts", contributions.parts) { $0.part($1, in: language) }
      json.array("nodes", contributions.nodes) { $0.part($1, in: language) }
    }
  }

  private mutating func part(_ part: Contribution, in language: Language) {
    object { json in
      json.member("node", part.node.description)
      json.member("period", part.period)
      json.member("label", part.label?[language])
      json.member("kind", part.kind.rawValue)
      json.member("points", part.points)
    }
  }

  private mutating func split(_ difference: ScoreDifference, in language: Language) {
    member("difference", difference.difference)
    array("parts", difference.parts) { $0.part($1, in: language) }
    array("nodes", difference.nodes) { $0.part($1, in: language) }
  }

  private mutating func field(of analysis: ScoreAnalysis, in language: Language) {
    object("field") { json in
      json.member("institutions", analysis.field.count)
      json.member("reference", "mean")
      json.key("from_mean")
      guard let fromMean = analysis.fromMean else { return json.null() }
      json.object { $0.split(fromMean, in: language) }
    }
  }

  private mutating func difference(
    from opponent: ScoreAnalysis.Opponent, _ analysis: ScoreAnalysis, in language: Language
  ) {
    object { json in
      json.member("relation", opponent.relation.rawValue)
      json.member("id", opponent.identifier)
      json.member("name", opponent.name)
      json.key("rank")
      json.rank(opponent.rank)
      if let difference = opponent.difference {
        json.split(difference, in: language)
      } else {
        json.member("difference", nil as Double?)
      }
      guard opponent.isAhead else { return }
      json.array(
        "passed_with_not_looked_for",
        analysis.isAdditive
          ? analysis.structure.withoutLine(of: analysis.unit).map(\.node.description) : [])
      json.array("passed_with", analysis.moves(past: opponent)) { json, move in
        json.object { json in
          json.member("node", move.node.description)
          json.member("column", move.column)
          json.member("value", move.value)
          json.member("needed", move.needed)
        }
      }
    }
  }

  private mutating func standings(of analysis: ScoreAnalysis, in language: Language) {
    array("standings", analysis.standings) { json, standing in
      json.object { json in
        json.member("node", standing.node.description)
        json.member("period", standing.period)
        json.member("label", standing.label?[language])
        json.member("value", standing.value)
        json.member("state", standing.state.code)
        json.member("filled", standing.isFilled)
        json.member("rank", standing.rank)
        json.member("ties", standing.ties)
        json.member("of", standing.count)
        json.member("without_figure", standing.withoutFigure)
        json.member("percentile", standing.percentile.map { $0 * 100 })
        json.member("median", standing.median)
        json.member("points_from_median", standing.pointsFromMedian)
      }
    }
    array("strengths", analysis.standings.strengths.map(\.node.description))
    array("weaknesses", analysis.standings.weaknesses.map(\.node.description))
  }

  private mutating func dataShares(of analysis: ScoreAnalysis) {
    object("data_shares") { json in
      json.key("institution")
      json.shares(analysis.dataShares)
      let all = analysis.dataSharesOfField
      json.object("field") { json in
        let without = all.map(\.shares.withoutData)
        json.member(
          "mean_without_data",
          without.isEmpty ? nil : without.reduce(0, +) / Double(without.count))
        json.member("highest_without_data", without.max())
        json.member("institutions_without_data", without.count { $0 > 0 })
      }
      let identifiers = analysis.structure.evaluation.dataset.units.identifiers
      json.object("institutions") { json in
        for (unit, shares) in all {
          json.key(identifiers[unit])
          json.shares(shares)
        }
      }
    }
  }

  private mutating func shares(_ shares: DataShares?) {
    guard let shares else { return null() }
    object { json in
      json.member("reported", shares.reported)
      json.member("limited", shares.limited)
      json.member("filled", shares.filled)
      json.member("missing", shares.missing)
      json.member("not_applicable", shares.notApplicable)
    }
  }
}
