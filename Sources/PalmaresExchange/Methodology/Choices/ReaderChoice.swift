public import PalmaresCore
import PalmaresEngine

/// What a reader chose of a methodology. It is part of every result: the same file with another choice
/// is another ranking.
public struct ReaderChoice: Sendable {
  public struct Setting: Sendable {
    public var name: String
    public var label: LocalizedText?
    public var value: Double
  }

  public var profile: ReaderProfile?
  /// Everything set, by the profile or by the reader, in the order of the methodology's parameters.
  public var settings: [Setting]
  /// The reader's own filter, as written; that of the profile stands in the profile.
  public var only: String?

  /// The filters of the profile and of the reader, as written.
  public var conditions: [String] { [profile?.only?.text, only].compactMap { $0 } }

  /// `profile 'Research' (research); teaching = 0; only region == "south"`. What a profile sets is
  /// counted where it is much: `profile 'Research' (research), sets 24 parameters`.
  public var text: LocalizedText {
    LocalizedText { language in
      let set = (isLong ? ownSettings : settings).map { setting in
        let label = setting.label.map { " (\($0[language]))" } ?? ""
        let number = Printing.general.text(of: setting.value, in: NumberNotation(language))
        return "\(setting.name)\(label) = \(number)"
      }
      let listed = conditions.map { (language == .french ? "seulement " : "only ") + $0 }
      let named = profile.map { profile in
        let title = "\(profile.title[language]) (\(profile.name))"
        let name = language == .french ? "profil \(title)" : "profile \(title)"
        return isLong ? name + Self.count(of: profile)[language] : name
      }
      return ([named].compactMap { $0 } + set + listed).joined(separator: "; ")
    }
  }

  /// Whether a profile sets more than people read in one line.
  private var isLong: Bool { (profile?.settings.count ?? 0) > 5 }

  /// What the reader set in place of the profile.
  private var ownSettings: [Setting] {
    settings.filter { setting in
      profile?.settings.contains { $0.name == setting.name && $0.value == setting.value } != true
    }
  }

  private static func count(of profile: ReaderProfile) -> LocalizedText {
    let count = profile.settings.count
    return LocalizedText(en: ", sets \(count) parameters", fr: ", fixe \(count) paramètres")
  }

  /// The choice in one line of codes, for a column of a table: as it would be asked for again.
  public var code: String {
    let set = settings.map { "\($0.name)=\(Printing.general.text(of: $0.value, in: .machine))" }
    return
      ([profile.map { "profile=\($0.name)" }].compactMap { $0 } + set
      + conditions.map { "only=\($0)" }).joined(separator: "; ")
  }
}
