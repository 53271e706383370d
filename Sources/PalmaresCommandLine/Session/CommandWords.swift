import PalmaresCore

/// The arguments of a call, apart into options before the command, the command's words, and the rest.
struct CommandWords {
  private let leading: [String]
  private let rest: [String]

  init(_ arguments: [String]) {
    var index = 0
    while index < arguments.count, arguments[index].hasPrefix("-"), arguments[index] != "--" {
      index += arguments[index] == "--lang" ? 2 : 1
    }
    let end = min(index, arguments.count)
    leading = Array(arguments[..<end])
    rest = Array(arguments[end...])
  }

  /// `methods` of `palmares methods --help`: a word that needs another.
  var group: String? { rest.first.flatMap { CommandList.groups[$0] == nil ? nil : $0 } }

  /// The command, or `nil` for `palmares`, `palmares --version` and `palmares methods --help`.
  ///
  /// - Throws: `usage.unknown-command`.
  func command() throws(DiagnosticError) -> Command? {
    guard let first = rest.first else { return nil }
    guard let members = CommandList.groups[first] else {
      if let command = CommandList.all.first(where: { $0.words == [first] }) { return command }
      throw DiagnosticError(
        UsageProblem.unknownCommand(first, known: CommandList.firstWords))
    }
    let second = rest.dropFirst().first
    if let command = members.first(where: { $0.words.last == second }) { return command }
    // A word that is a command of its own, as 'robust' beside 'robust merge'.
    if let command = CommandList.all.first(where: { $0.words == [first] }) { return command }
    if arguments(after: 1).contains(where: { $0 == "--help" || $0 == "-h" }) { return nil }
    throw DiagnosticError(
      UsageProblem.unknownSubcommand(second, of: first, known: members.compactMap(\.words.last)))
  }

  func parsed(
    with options: [OptionDeclaration], operands: [OperandDeclaration] = []
  ) throws(DiagnosticError) -> ParsedArguments {
    let words = try command()?.words.count ?? (group == nil ? 0 : 1)
    var parser = ArgumentParser(options: options, operands: operands)
    return try parser.parse(leading + arguments(after: words))
  }

  private func arguments(after words: Int) -> [String] { Array(rest.dropFirst(words)) }
}
