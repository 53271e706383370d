public import PalmaresCore
import PalmaresEngine
public import PalmaresExchange

extension ReaderChoice {
  /// The choice in a sentence, for those who read a result in another program.
  public var note: LocalizedText {
    LocalizedText(en: "Reader's choice: \(text.en)", fr: "Choix du lecteur : \(text.fr)").typeset
  }
}

extension MethodologyDocument {
  /// What it leaves to its readers, a sentence for each parameter and profile.
  public var readerNotes: [LocalizedText] {
    let parameters = readersParameters.map { parameter in
      LocalizedText { language in
        let label = parameter.label.map { " (\($0[language]))" } ?? ""
        let value = Printing.general.text(of: parameter.value, in: NumberNotation(language))
        let range = parameter.reader?.words[language] ?? ""
        return language == .french
          ? "Au choix du lecteur, « --set \(parameter.name)=… » : \(value), \(range)\(label)"
          : "For the reader to choose, '--set \(parameter.name)=…': \(value), \(range)\(label)"
      }
    }
    let offered = profiles.map { profile in
      LocalizedText(
        en: "Profile for '--profile \(profile.name)': \(profile.title.en) (\(profile.rules.en))",
        fr: "Profil pour « --profile \(profile.name) » : \(profile.title.fr) (\(profile.rules.fr))")
    }
    return (parameters + offered).map(\.typeset)
  }
}

extension ReaderProfile {
  /// `research = 0, only present(papers)`.
  fileprivate var rules: LocalizedText {
    LocalizedText { language in
      let set = settings.map { setting in
        "\(setting.name) = "
          + Printing.general.text(of: setting.value, in: NumberNotation(language))
      }
      let listed = only.map { (language == .french ? "seulement " : "only ") + $0.text }
      return (set + [listed].compactMap { $0 }).joined(separator: ", ")
    }
  }
}
