import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// Where an institution is strong and weak in its field, and what its score rests on: a line each.
struct FieldLines {
  private let analysis: ScoreAnalysis
  private let language: Language
  private static let most = 3

  init(_ analysis: ScoreAnalysis, _ language: Language) {
    self.analysis = analysis
    self.language = language
  }

  var text: String {
    var text = ""
    if analysis.hasField, analysis.standings.count > 1 {
      text += list(
        LocalizedText(en: "strengths", fr: "points forts"), analysis.standings.strengths)
      text += list(
        LocalizedText(en: "weaknesses", fr: "points faibles"), analysis.standings.weaknesses)
    }
    return text + basis
  }

  private func list(_ heading: LocalizedText, _ standings: [IndicatorStanding]) -> String {
    guard !standings.isEmpty else { return "" }
    let colon = language == .french ? "\u{202F}:" : ":"
    let items = standings.prefix(Self.most).map(item)
    return TextLayout.hanging(
      "\(heading[language])\(colon) ", items.joined(separator: ", "), indent: 4,
      width: TextLayout.width)
  }

  /// `Papers (3rd of 40, +1.2 on the median)`.
  private func item(_ standing: IndicatorStanding) -> String {
    let name = analysis.name(of: standing.node, standing.label, period: standing.period)[language]
    let place = Place(standing.rank.map(Double.init) ?? 0, tied: standing.ties > 0)
    var facts = [
      LocalizedText(
        en: "\(place.words(in: .english)) of \(counted(standing.count, in: .english))",
        fr: "\(place.words(in: .french)) sur \(counted(standing.count, in: .french))")[language]
    ]
    if standing.isFilled {
      facts.append(LocalizedText(en: "filled in", fr: "complété")[language])
    }
    if let points = standing.pointsFromMedian, points != 0 {
      let signed = points.difference(ofFigures: [analysis.printing], in: language)
      facts.append(
        LocalizedText(en: "\(signed) on the median", fr: "\(signed) sur la médiane")[language])
    }
    return "\(name) (\(facts.joined(separator: ", ")))"
  }

  /// Said where not all of the score rests on figures as they were sent in.
  private var basis: String {
    guard let shares = analysis.dataShares, shares.reported < 1 - 1e-12 else { return "" }
    let heading = LocalizedText(
      en: "weight of the score: ", fr: "poids du score\u{202F}: ")[language]
    let parts = DataShareWords(shares).phrases.map { $0[language] }
    return TextLayout.hanging(
      heading, parts.joined(separator: ", "), indent: 4, width: TextLayout.width)
  }
}

/// What a score rests on, in phrases: `92% as reported`, `8% filled`.
struct DataShareWords {
  private let shares: DataShares

  init(_ shares: DataShares) { self.shares = shares }

  /// Shares of nothing are left out.
  var phrases: [LocalizedText] {
    let all: [(Double, LocalizedText)] = [
      (shares.reported, LocalizedText(en: "as reported", fr: "tel que déclaré")),
      (shares.limited, LocalizedText(en: "held within limits", fr: "ramené à une limite")),
      (
        shares.filled,
        LocalizedText(en: "filled in for missing figures", fr: "complété faute de donnée")
      ),
      (
        shares.missing,
        LocalizedText(en: "missing, carried by the rest", fr: "absent, porté par le reste")
      ),
      (shares.notApplicable, LocalizedText(en: "not applicable", fr: "sans objet")),
    ]
    return all.filter { $0.0 > 1e-12 }.map { share, words in
      LocalizedText { language in
        "\(percentage(share, decimals: decimals(share), in: NumberNotation(language)))"
          + " \(words[language])"
      }
    }
  }

  /// A small share must not read as none, nor nearly all as all.
  private func decimals(_ share: Double) -> Int {
    (0.995..<1).contains(share) || share < 0.005 ? 2 : share < 0.1 || share > 0.9 ? 1 : 0
  }
}
