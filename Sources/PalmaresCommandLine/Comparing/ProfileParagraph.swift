import PalmaresApplication
import PalmaresCore

/// What one method makes of an institution: its largest contributions, and the rule for what is missing.
struct ProfileParagraph {
  private let profile: OwnProfile
  private let label: String
  private let invocation: Invocation
  private var language: Language { invocation.language.language }

  init(_ profile: OwnProfile, of label: String, _ invocation: Invocation) {
    self.profile = profile
    self.label = label
    self.invocation = invocation
  }

  var text: String {
    invocation.style.bold(label) + heading + "\n" + contributions
      + profile.missing.map { TextLayout.bullet($0[language]) }.joined()
  }

  private var heading: String {
    guard let node = profile.node else {
      return LocalizedText(
        en: ": no sum of parts", fr: "\u{202F}: pas une somme de parties")[language]
    }
    let shown = profile.contributions.count
    let count = counted(profile.parts, in: language)
    let several = LocalizedText(
      en: ": what adds most to '\(node)'", fr: " : ce qui ajoute le plus à « \(node) »"
    ).typeset[language]
    let of = LocalizedText(en: " (\(shown) of \(count))", fr: " (\(shown) sur \(count))")[language]
    return several + (shown < profile.parts ? of : "")
  }

  private var contributions: String {
    guard !profile.contributions.isEmpty else { return "" }
    var table = Table(columns: [
      .init("node", LocalizedText(en: "Part", fr: "Partie")),
      .init("value", LocalizedText(en: "Value", fr: "Valeur"), .end),
      .init("contribution", LocalizedText(en: "Adds", fr: "Ajoute"), .end),
    ])
    for part in profile.contributions {
      let name = part.label.map { "\(part.node) \($0[language])" } ?? part.node
      table.append([
        .text(name), .number(Printing.general.forPeople(part.value), .general),
        .number(Printing.general.forPeople(part.contribution), .general),
      ])
    }
    return invocation.draw(table)
  }
}
