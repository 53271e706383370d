import PalmaresCore

extension Command {
  static let help = Command(
    words: ["help"],
    summary: LocalizedText(
      en: "Explain a command or a topic", fr: "Expliquer une commande ou un sujet"),
    description: LocalizedText(
      en: "Without a topic: the list of commands and topics.",
      fr: "Sans sujet : la liste des commandes et des sujets."),
    operands: [OperandDeclaration(Placeholder.topic, isRequired: false, repeats: true)],
    examples: [
      Example(
        "palmares help exit-codes",
        LocalizedText(en: "what each exit code means", fr: "ce que veut dire chaque code de sortie")
      ),
      Example(
        "palmares help methods lint",
        LocalizedText(en: "all about one command", fr: "tout sur une commande")),
    ],
    run: { invocation throws(DiagnosticError) in try showHelp(invocation) })
}

private func showHelp(_ invocation: Invocation) throws(DiagnosticError) -> Outcome {
  let language = invocation.language.language
  let name = invocation.operands.joined(separator: " ")
  if name.isEmpty {
    return Outcome(output: [UInt8](OverviewPage(commands: CommandList.all).text(in: language)))
  }
  if let command = CommandList.command(named: name) {
    return Outcome(output: [UInt8](CommandPage(command).text(in: language)))
  }
  guard let topic = HelpTopic.all.first(where: { $0.name == name }) else {
    throw DiagnosticError(unknownTopic(name))
  }
  return Outcome(output: [UInt8](TextLayout.set(topic.text[language])))
}

private func unknownTopic(_ name: String) -> Diagnostic {
  let known = HelpTopic.all.map(\.name) + CommandList.all.map(\.name)
  let list = known.joined(separator: ", ")
  return Diagnostic(
    DiagnosticRule("usage.unknown-topic"), .error,
    LocalizedText(
      en: "There is no help on '\(name)'.", fr: "Il n’y a pas d’aide sur « \(name) »."),
    fix: known.suggestion(for: name) + [
      LocalizedText(en: "There is help on: \(list).", fr: "Il y a de l’aide sur : \(list).")
    ])
}
