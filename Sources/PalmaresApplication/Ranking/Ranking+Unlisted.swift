import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// Institutions of the data that the methodology doesn't list.
struct UnlistedInstitutions {
  /// The population that isn't theirs.
  var population: String
  var identifiers: [String]
  var names: [String]

  static let mostNamed = 5

  var note: LocalizedText {
    let list = culprits(names, atMost: Self.mostNamed)
    let count = institutions.text(names.count)
    return LocalizedText(
      en: "Not listed, because not in '\(population)': \(count.en), \(list.en).",
      fr: "Hors du tableau, parce que hors de « \(population) » : \(count.fr), \(list.fr).")
  }
}

extension Ranking {
  /// Those that the methodology leaves out of this table; whom the reader's filter leaves out is the
  /// reader's choice. `nil` where it lists everyone.
  var unlisted: UnlistedInstitutions? {
    let populations = document.methodology.populations
    var listed = document.methodology.results.listed
    while case .named(let name)? = listed, name.hasPrefix("--") {
      listed = populations.first { $0.name == name }?.within
    }
    guard case .named(let name)? = listed, let members = evaluation.members(of: .named(name)),
      members.contains(false)
    else { return nil }
    let units = members.indices.filter { !members[$0] }
    return UnlistedInstitutions(
      population: name, identifiers: units.map { dataset.units.identifiers[$0] },
      names: units.map { dataset.units.names[$0] })
  }
}

extension JSONWriter {
  /// `not_listed`: how many, and the first of them; null where everyone is listed.
  mutating func unlisted(_ unlisted: UnlistedInstitutions?) {
    key("not_listed")
    guard let unlisted else { return null() }
    object { json in
      json.member("population", unlisted.population)
      json.member("count", unlisted.identifiers.count)
      json.array(
        "first", Array(unlisted.identifiers.prefix(UnlistedInstitutions.mostNamed)))
    }
  }
}
