import PalmaresCore
import PalmaresEngine

/// An institution found by what a person calls it.
public struct InstitutionMatch: Sendable, Hashable {
  public enum Means: Sendable, Hashable {
    case identifier
    /// An identifier of another register.
    case alias(String)
    /// The name as it stands in the data.
    case name
    /// The name, identifier or alias without regard to case and accents.
    case similar
  }

  /// Position in the dataset.
  public var unit: Int
  public var identifier: String
  public var name: String
  public var means: Means

  /// `Norway (NOR)`; the name alone where it is the identifier.
  public var label: String { Self.label(name, identifier) }

  static func label(_ name: String, _ identifier: String) -> String {
    name == identifier ? name : "\(name) (\(identifier))"
  }
}

/// Finds an institution in a dataset; exact first, then without regard to case and accents. Never a
/// guess: what fits several, or none, is an error.
struct InstitutionSearch {
  private let units: StatisticalUnits

  init(in units: StatisticalUnits) {
    self.units = units
  }

  /// - Throws: `input.unknown-institution`, `input.ambiguous-institution`, `input.only-range`.
  func institution(_ wanted: String) throws(DiagnosticError) -> InstitutionMatch {
    if let unit = units.position(of: wanted) { return match(unit, .identifier) }
    for register in units.aliases.keys.sorted() {
      let found = positions { units.aliases[register]?[$0] == wanted }
      if let match = try unique(found, .alias(register), wanted) { return match }
    }
    let named = positions { units.names[$0] == wanted }
    if let match = try unique(named, .name, wanted) { return match }
    let key = searchKey(wanted)
    let similar = positions { unit in
      searchKey(units.names[unit]) == key || searchKey(units.identifiers[unit]) == key
    }
    if let match = try unique(similar, .similar, wanted) { return match }
    if let aside = setAside(wanted) { throw DiagnosticError(aside.onlyRange) }
    throw DiagnosticError(unknown(wanted))
  }

  private func setAside(_ wanted: String) -> SetAsideUnit? {
    let key = searchKey(wanted)
    return units.setAside.first { $0.identifier == wanted || $0.name == wanted }
      ?? units.setAside.first { searchKey($0.identifier) == key || searchKey($0.name) == key }
  }

  private func positions(where fits: (Int) -> Bool) -> [Int] {
    (0..<units.count).filter(fits)
  }

  private func label(_ unit: Int) -> String {
    InstitutionMatch.label(units.names[unit], units.identifiers[unit])
  }

  private func match(_ unit: Int, _ means: InstitutionMatch.Means) -> InstitutionMatch {
    InstitutionMatch(
      unit: unit, identifier: units.identifiers[unit], name: units.names[unit], means: means)
  }

  private func unique(
    _ found: [Int], _ means: InstitutionMatch.Means, _ wanted: String
  ) throws(DiagnosticError) -> InstitutionMatch? {
    if found.count > 1 { throw DiagnosticError(ambiguous(wanted, found)) }
    return found.first.map { match($0, means) }
  }

  private func ambiguous(_ wanted: String, _ found: [Int]) -> Diagnostic {
    let names = culprits(found.map(label))
    return Diagnostic(
      DiagnosticRule("input.ambiguous-institution"), .error,
      LocalizedText(
        en: "'\(wanted)' can mean \(names.en).", fr: "« \(wanted) » peut désigner \(names.fr)."),
      fix: [
        LocalizedText(
          en: "Use the identifier in brackets.", fr: "Donnez l’identifiant entre parenthèses.")
      ])
  }

  private func unknown(_ wanted: String) -> Diagnostic {
    let count = institutions.text(units.count)
    return Diagnostic(
      DiagnosticRule("input.unknown-institution"), .error,
      units.count == 1
        ? LocalizedText(
          en: "The one institution of the data is not '\(wanted)'.",
          fr: "Le seul établissement des données ne s’appelle pas « \(wanted) ».")
        : LocalizedText(
          en: "None of the \(count.en) of the data is '\(wanted)'.",
          fr: "Aucun des \(count.fr) des données ne s’appelle « \(wanted) »."),
      why: LocalizedText(
        en:
          "An institution is found by its identifier, an alias or its whole name as the data have "
          + "it, in their language.",
        fr: "Un établissement se trouve par son identifiant, un alias ou son nom entier tel qu’il "
          + "est dans les données, dans leur langue."),
      fix: nearNames(wanted) + [
        LocalizedText(
          en: "'palmares rank METHOD' lists identifiers and names.",
          fr: "« palmares rank MÉTHODE » donne les identifiants et les noms.")
      ])
  }

  /// Where no name is near, one that begins alike and has half of the letters: names of countries and towns
  /// are often so in another language.
  private func kindredName(_ key: String) -> [LocalizedText] {
    guard key.count > 3 else { return [] }
    let alike = positions { searchKey(units.names[$0]).prefix(2) == key.prefix(2) }
    let keys = alike.map { searchKey(units.names[$0]) }
    guard let near = keys.nearest(to: key, differingInOneOf: 2),
      let place = keys.firstIndex(of: near)
    else { return [] }
    let name = label(alike[place])
    return [LocalizedText(en: "Is '\(name)' meant?", fr: "Est-ce « \(name) » ?").typeset]
  }

  /// Names that contain what was written, else the nearest one.
  private func nearNames(_ wanted: String) -> [LocalizedText] {
    let key = searchKey(wanted)
    let containing = key.isEmpty ? [] : positions { searchKey(units.names[$0]).contains(key) }
    guard !containing.isEmpty else {
      let near = (units.identifiers + units.names).suggestion(for: wanted)
      return near.isEmpty ? kindredName(key) : near
    }
    let names = culprits(containing.map(label))
    return [
      LocalizedText(
        en: "It is part of the name of \(names.en).", fr: "C’est une partie du nom de \(names.fr).")
    ]
  }
}
