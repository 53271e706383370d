import PalmaresAnalysis
public import PalmaresCore
import PalmaresExchange

extension SensitivityReport {
  /// What a reader must know of the figures: how they were made, what couldn't be split, what they can
  /// and can't say.
  public var notes: [LocalizedText] {
    [stopped?.note].compactMap { $0 } + unsplit + oneGroup + [meaning] + laws + varied.leftAside
      + [run, estimators] + basis.notes(for: .sensitivity, of: dataset) + readersChoice
      + document.header.disclosures
  }

  /// How things vary; those that vary alike in one sentence.
  private var laws: [LocalizedText] {
    var seen: Set<LocalizedText> = []
    return varied.parts.map(\.law).filter { seen.insert($0).inserted }.map { law in
      let labels = varied.parts.filter { $0.law == law }.map(\.input.label)
      return LocalizedText { language in
        let shown = labels.prefix(Self.mostNamed).map { $0[language] }.joined(separator: ", ")
        let rest = max(0, labels.count - Self.mostNamed)
        switch language {
        case .english: return "Varied: \(shown)\(rest > 0 ? " and \(rest) more" : ""): \(law.en)."
        case .french:
          let others = rest > 0 ? " et \(rest) de plus" : ""
          return "Varie\u{202F}: \(shown)\(others)\u{202F}: \(law.typeset.fr)."
        }
      }
    }
  }

  private static let mostNamed = 3

  private var run: LocalizedText {
    LocalizedText { language in
      let rows = counted(analysis.rows, in: language)
      let asked = counted(analysis.samples, in: language)
      let evaluations = counted(analysis.evaluations, in: language)
      let isWhole = analysis.rows == analysis.samples
      switch language {
      case .english:
        let samples = isWhole ? "\(rows) samples" : "interrupted after \(rows) of \(asked) samples"
        return "\(samples) of a scrambled Sobol sequence, seed \(analysis.seed): "
          + "\(evaluations) rankings.\(random.en)"
      case .french:
        let samples =
          isWhole ? "\(rows) échantillons" : "interrompu après \(rows) échantillons sur \(asked)"
        return "\(samples) d’une suite de Sobol brouillée, graine \(analysis.seed)\u{202F}: "
          + "\(evaluations) classements.\(random.fr)"
      }
    }
  }

  /// What the indices are computed by.
  private var estimators: LocalizedText {
    LocalizedText { language in
      let resamples = counted(SobolEstimate.resamples, in: language)
      return language == .french
        ? "Estimateurs : premier ordre, Saltelli et al. (2010), centré ; total, Jansen (1999) ; "
          + "intervalles d’après \(resamples) rééchantillonnages des lignes. « --samples-to FICHIER » "
          + "écrit les échantillons."
        : "Estimators: first order, Saltelli et al. (2010), centred; total, Jansen (1999); intervals "
          + "from \(resamples) resamples of rows. '--samples-to FILE' writes the samples."
    }.typeset
  }

  /// Inputs that have too many coordinates for the sequence.
  private var random: LocalizedText {
    let count = analysis.isSequenced.count { !$0 }
    guard count > 0 else { return LocalizedText("") }
    return LocalizedText(
      en: " \(count) of them with more coordinates than it has dimensions: random numbers.",
      fr: " \(count) ont plus de coordonnées qu’elle n’a de dimensions\u{202F}: nombres aléatoires."
    )
  }

  /// Targets whose variance can't be split, with the reason.
  private var unsplit: [LocalizedText] {
    zip(targets, analysis.findings).compactMap { target, finding in
      switch finding.verdict {
      case .split: nil
      case .constant(let value): constant(target, value)
      case .rare:
        LocalizedText(
          en: "\(target.label.en): moves in a few samples only, too few to say why; take more.",
          fr: "\(target.label.fr) : bouge dans quelques échantillons seulement, trop peu pour dire "
            + "pourquoi ; prenez-en davantage."
        ).typeset
      case .absent:
        LocalizedText(
          en: "\(target.label.en): there is none in any sample.",
          fr: "\(target.label.fr) : absent de tous les échantillons."
        ).typeset
      }
    }
  }

  private func constant(_ target: NamedTarget, _ value: Double) -> LocalizedText {
    LocalizedText { language in
      let text = Printing.general.text(of: value.toSixDigits, in: NumberNotation(language))
      return language == .french
        ? "\(target.label.fr)\u{202F}: \(text) dans tous les échantillons\u{202F}; rien de ce qui varie "
          + "n’y change quoi que ce soit."
        : "\(target.label.en): \(text) in every sample; nothing that varies changes it."
    }
  }

  private var oneGroup: [LocalizedText] {
    guard analysis.groups.count == 1, analysis.findings.contains(where: { $0.estimate != nil })
    else { return [] }
    return [
      LocalizedText(
        en:
          "Only one input varies, so all variance is its own; '--by coordinate' looks at each weight "
          + "alone.",
        fr: "Une seule chose varie : toute la variance est la sienne ; « --by coordinate » regarde "
          + "chaque poids séparément."
      ).typeset
    ]
  }

  private var meaning: LocalizedText {
    LocalizedText(
      en:
        "Alone: the share of the variance that would go if this were known (first-order index). With "
        + "others: the share that would stay if all else were known (total index); 0 means it can be "
        + "left as it is. An index of a sample may lie a little below 0 or above 1.",
      fr:
        "Seul : part de la variance qui disparaîtrait si on le connaissait (indice du premier ordre). "
        + "Avec d’autres : part qui resterait si tout le reste était connu (indice total) ; 0 : on peut "
        + "le laisser tel quel. L’indice d’un échantillon peut passer un peu sous 0 ou au-dessus de 1."
    ).typeset
  }

  private var readersChoice: [LocalizedText] { [readerChoice?.note].compactMap { $0 } }
}
