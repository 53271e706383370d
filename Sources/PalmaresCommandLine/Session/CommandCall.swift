import PalmaresApplication
import PalmaresCore

/// Which command the arguments mean, in which language; not yet run.
struct CommandCall {
  let language: LanguageChoice
  let isQuiet: Bool
  private let target: Target
  private let surroundings: Surroundings

  private enum Target {
    case page([UInt8])
    case command(Command, ParsedArguments)
  }

  init(_ arguments: [String], _ surroundings: Surroundings) throws(DiagnosticError) {
    self.surroundings = surroundings
    let call = CommandWords(arguments)
    guard let command = try call.command() else {
      let parsed = try call.parsed(with: Command.commonOptions + [Self.version])
      language = try LanguageChoice(
        option: parsed["--lang"], environment: surroundings.environment)
      isQuiet = parsed.has("--quiet")
      target = .page(Self.page(parsed, call.group, language.language))
      return
    }
    let parsed = try call.parsed(with: command.allOptions, operands: command.operands)
    language = try LanguageChoice(option: parsed["--lang"], environment: surroundings.environment)
    isQuiet = parsed.has("--quiet")
    target =
      parsed.has("--help")
      ? .page([UInt8](CommandPage(command).text(in: language.language)))
      : .command(command, parsed)
  }

  func run(
    terminal: Terminal?, progress: ProgressSink? = nil,
    isInterrupted: @escaping @Sendable () -> Bool = { Interruption.isWanted }
  ) throws(DiagnosticError) -> Outcome {
    switch target {
    case .page(let bytes): return Outcome(output: bytes)
    case .command(let command, let arguments):
      return try command.run(
        Invocation(
          arguments: arguments, language: language, surroundings: surroundings, terminal: terminal,
          progress: isQuiet ? nil : progress, isInterrupted: isInterrupted))
    }
  }

  private static func page(
    _ parsed: ParsedArguments, _ group: String?, _ language: Language
  ) -> [UInt8] {
    if parsed.has("--version") { return [UInt8]("palmares \(programVersion)\n") }
    if let group {
      return [UInt8](GroupPage(commands: CommandList.groups[group] ?? []).text(in: language))
    }
    return [UInt8](OverviewPage(commands: CommandList.all).text(in: language))
  }

  private static let version = OptionDeclaration(
    "--version", LocalizedText(en: "Show the version", fr: "Montrer la version"))
}
