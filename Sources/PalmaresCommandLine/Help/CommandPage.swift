import PalmaresCore

/// The help of one command.
struct CommandPage {
  private let command: Command

  init(_ command: Command) { self.command = command }

  func text(in language: Language) -> String {
    let words = HelpWords(language)
    var text = command.usage[language] + "\n\n"
    text += TextLayout.set(command.summary[language] + ".") + "\n"
    text += TextLayout.set(command.description[language])
    if !command.options.isEmpty { text += list(words.options, command.options, language) }
    text += list(words.commonOptions, Command.commonOptions, language)
    if !command.examples.isEmpty { text += "\n\(words.examples)\n" + examples(language) }
    return text
  }

  private func list(
    _ heading: String, _ options: [OptionDeclaration], _ language: Language
  ) -> String {
    options.reduce("\n\(heading)\n") { text, option in
      text + TextLayout.item(option.usage[language], option.summary[language], column: 30)
    }
  }

  private func examples(_ language: Language) -> String {
    command.examples.reduce("") { text, example in
      text + "  " + example.line + "\n" + TextLayout.set(example.meaning[language], indent: 6)
    }
  }
}
