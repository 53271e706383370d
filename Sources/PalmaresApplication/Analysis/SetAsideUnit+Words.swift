public import PalmaresCore
public import PalmaresEngine
import PalmaresExchange

extension StatisticalUnits {
  /// How many are set aside because the table prints only ranges for them, and what that means; `nil` where
  /// nobody is.
  var setAsideNote: LocalizedText? { setAside.note(keeping: count) }
}

extension AnalysisBasis {
  /// What an analysis can and can't do from a dataset of this basis, and who is set aside in it.
  public func notes(for analysis: AnalysisKind, of dataset: Dataset) -> [LocalizedText] {
    [dataset.units.setAsideNote, sentence(for: analysis)].compactMap { $0 }
  }
}

extension [SetAsideUnit] {
  func note(keeping kept: Int) -> LocalizedText? {
    guard let first else { return nil }
    let all = institutions.text(count + kept)
    let (many, few) = (counted(count, in: .english), counted(count, in: .french))
    return LocalizedText(
      en: "Set aside: \(many) of \(all.en), for which the table has only a range (such as "
        + "\(first.text) under '\(first.heading)' of \(first.name)). Ranks, scales and counts are of the "
        + "\(counted(kept, in: .english)) with numbers; where the others would stand among them isn't said.",
      fr: "Mis de côté : \(few) sur \(all.fr), dont le tableau n’a qu’une fourchette (comme "
        + "\(first.text) sous « \(first.heading) » pour \(first.name)). Rangs, échelles et comptes sont ceux "
        + "des \(counted(kept, in: .french)) qui ont des nombres ; la place des autres parmi eux n’est pas dite."
    ).typeset
  }
}

extension SetAsideUnit {
  /// Said where such an institution is asked for.
  var onlyRange: Diagnostic {
    Diagnostic(
      DiagnosticRule("input.only-range"), .error,
      LocalizedText(
        en: "The table has only a range for '\(name)': \(text) under '\(heading)'.",
        fr: "Le tableau n’a qu’une fourchette pour « \(name) » : \(text) sous « \(heading) »."),
      why: SetAsideUnit.whyNoNumber,
      fix: [
        LocalizedText(
          en: "If you know the numbers of '\(name)', put them in its row.",
          fr: "Si vous connaissez les nombres de « \(name) », mettez-les dans sa ligne."),
        LocalizedText(
          en: "Ask for one of the institutions with numbers: '--json' lists who is set aside.",
          fr: "Demandez un établissement qui a des nombres : « --json » dit qui est mis de côté."),
      ])
  }
}

extension JSONWriter {
  /// `set_aside`: who has only a range, with the first of its cells; left out where nobody is.
  mutating func setAside(_ units: [SetAsideUnit]) {
    if units.isEmpty { return }
    array("set_aside", units) { json, unit in
      json.object { json in
        json.member("id", unit.identifier)
        json.member("name", unit.name)
        json.member("column", unit.heading)
        json.member("range", unit.text)
      }
    }
  }
}
