import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Who is in both editions, who in one of them.
struct BothEditions {
  private let units: [StatisticalUnits]
  private let match: EditionMatch
  private let documents: [MethodologyDocument]

  init(_ units: [StatisticalUnits], _ match: EditionMatch, _ documents: [MethodologyDocument]) {
    self.units = units
    self.match = match
    self.documents = documents
  }

  /// An institution by its name in the edition after, else in the one before; its position before.
  ///
  /// - Throws: `attribution.not-in-both`, `input.unknown-institution` and its like.
  func institution(_ wanted: String) throws(DiagnosticError) -> InstitutionMatch {
    do throws(DiagnosticError) {
      var found = try InstitutionSearch(in: units[1]).institution(wanted)
      guard let unit = match.before[found.unit] else {
        throw DiagnosticError(notInBoth(found, side: 1))
      }
      found.unit = unit
      return found
    } catch {
      guard error.diagnostics.map(\.rule) == [DiagnosticRule("input.unknown-institution")] else {
        throw error
      }
    }
    let found = try InstitutionSearch(in: units[0]).institution(wanted)
    guard match.after[found.unit] != nil else { throw DiagnosticError(notInBoth(found, side: 0)) }
    return found
  }

  private func notInBoth(_ found: InstitutionMatch, side: Int) -> Diagnostic {
    let other = documents[1 - side].header
    return Diagnostic(
      DiagnosticRule("attribution.not-in-both"), .error,
      LocalizedText(
        en:
          "\(found.label) isn't in the figures \(side == 0 ? "after" : "before") ('\(other.id)'): nothing "
          + "changed, it \(side == 0 ? "left" : "entered").",
        fr: "\(found.label) n’est pas dans les données \(side == 0 ? "après" : "avant") "
          + "(« \(other.id) ») : rien n’a changé, il \(side == 0 ? "est parti" : "est entré")."),
      fix: [
        LocalizedText(
          en: "If it is there under another identifier, give both tables one register as an alias.",
          fr:
            "S’il y est sous un autre identifiant, donnez aux deux tableaux un même registre comme "
            + "alias.")
      ])
  }

  var nobody: Diagnostic {
    Diagnostic(
      DiagnosticRule("attribution.nobody"), .error,
      LocalizedText(
        en:
          "No institution is in both editions: \(units[0].count) before, \(units[1].count) after, and no "
          + "identifier in common.",
        fr: "Aucun établissement n’est dans les deux éditions : \(units[0].count) avant, "
          + "\(units[1].count) après, et aucun identifiant commun."),
      fix: [
        LocalizedText(
          en: "Use one identifier in both tables, or one register as an alias in both.",
          fr:
            "Employez un même identifiant dans les deux tableaux, ou un même registre comme alias.")
      ])
  }

  /// Who came, who went, and who was found to be the same otherwise than by the identifier.
  var remarks: [Diagnostic] {
    let entrants = match.entrants.map { units[1].names[$0] }
    let leavers = match.leavers.map { units[0].names[$0] }
    return [
      entrants.isEmpty
        ? nil
        : remark(
          DiagnosticRule("attribution.entrants"), "Only after", "Seulement après", entrants),
      leavers.isEmpty
        ? nil
        : remark(DiagnosticRule("attribution.leavers"), "Only before", "Seulement avant", leavers),
      match.byAlias.isEmpty
        ? nil
        : remark(
          DiagnosticRule("attribution.matched"), "The same by another register",
          "Reconnus par un autre registre", match.byAlias.map { units[0].names[$0] }),
      sameNames,
    ].compactMap { $0 }
  }

  private func remark(
    _ rule: DiagnosticRule, _ english: String, _ french: String, _ names: [String]
  ) -> Diagnostic {
    let list = culprits(names)
    return Diagnostic(
      rule, .information,
      LocalizedText(
        en: "\(english): \(list.en) (\(names.count)).",
        fr: "\(french) : \(list.fr) (\(names.count))."))
  }

  /// An institution that left, and one that entered, of the same name: perhaps one and the same.
  private var sameNames: Diagnostic? {
    let entered = Set(match.entrants.map { units[1].names[$0] })
    let names = match.leavers.map { units[0].names[$0] }.filter(entered.contains)
    guard !names.isEmpty else { return nil }
    let list = culprits(names)
    return Diagnostic(
      DiagnosticRule("attribution.same-name"), .warning,
      LocalizedText(
        en:
          "Under one name and two identifiers: \(list.en). They count as having left and entered.",
        fr:
          "Sous un même nom et deux identifiants : \(list.fr). Ils comptent comme sorties et entrées."
      ),
      why: LocalizedText(
        en: "Institutions are the same by their identifier, or by an alias; two may share a name.",
        fr:
          "Des établissements sont les mêmes par leur identifiant ou un alias ; deux peuvent porter "
          + "un même nom."),
      fix: [
        LocalizedText(
          en: "Give them one identifier, or one register as an alias in both tables.",
          fr:
            "Donnez-leur un même identifiant, ou un même registre comme alias dans les deux tableaux."
        )
      ])
  }
}
