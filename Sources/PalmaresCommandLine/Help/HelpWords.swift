import PalmaresCore

/// Headings of help pages.
struct HelpWords {
  private let language: Language

  init(_ language: Language) { self.language = language }

  var options: String { "Options" }
  var commonOptions: String {
    language == .french ? "Options de toutes les commandes" : "Options of every command"
  }
  var examples: String { language == .french ? "Exemples" : "Examples" }
  var commands: String { language == .french ? "Commandes" : "Commands" }
  var topics: String { language == .french ? "Autres pages d’aide" : "More help" }
}
