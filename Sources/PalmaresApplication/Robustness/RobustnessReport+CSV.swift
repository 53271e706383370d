import PalmaresAnalysis
import PalmaresCore
import PalmaresExchange

extension RobustnessReport {
  /// One line for each institution; shares are of all draws.
  public func csv() -> [UInt8] {
    var csv = CSVWriter()
    let rivals = header.rivals.map { header.institutions[$0].identifier }
    let quantiles = Self.quantiles.map(\.0)
    csv.row(
      ["id", "name", "rank", "score"]
        + (header.hasRank
          ? ["draws_with_rank", "mean", "error_of_mean", "min"] + quantiles + ["max"]
            + tops.map { "top_\($0)" }
          : header.hasScore
            ? ["score_mean", "score_error_of_mean", "score_min"]
              + quantiles.map { "score_\($0)" } + ["score_max"] : [])
        + rivals.flatMap { ["beats_\($0)", "beside_\($0)"] }
        + header.classes.flatMap { [$0, "\($0)_kept"] })
    for row in rows {
      csv.cell(row.institution.identifier)
      csv.cell(row.institution.name)
      csv.cell(row.institution.rank)
      csv.cell(row.institution.score)
      if header.hasRank {
        cells(of: row.ranks, &csv)
      } else if header.hasScore {
        cells(of: row.scores, &csv)
      }
      for counts in row.rivals {
        csv.cell(row.share(counts.wins))
        csv.cell(row.share(counts.ties))
      }
      for index in header.classes.indices {
        csv.cell(row.institution.classes[index])
        csv.cell(row.shareKept(index))
      }
      csv.endRow()
    }
    return csv.bytes
  }

  private func cells(of ranks: RankDistribution?, _ csv: inout CSVWriter) {
    csv.cell(ranks.map { Double($0.ranked) })
    csv.cell(ranks?.mean)
    csv.cell(ranks?.errorOfMean)
    csv.cell(ranks?.lowest)
    for (_, share) in Self.quantiles { csv.cell(ranks?.quantile(share)) }
    csv.cell(ranks?.highest)
    for top in tops { csv.cell(ranks?.share(atMost: top)) }
  }

  private func cells(of scores: ScoreDistribution?, _ csv: inout CSVWriter) {
    csv.cell(scores?.mean)
    csv.cell(scores?.errorOfMean)
    csv.cell(scores?.sorted.first)
    for (_, share) in Self.quantiles { csv.cell(scores?.quantile(share)) }
    csv.cell(scores?.sorted.last)
  }
}
