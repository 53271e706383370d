import PalmaresCore

/// Reads arguments against what a command declares: `--name value`, `--name=value`, flags, operands,
/// and `--` before operands that begin with a hyphen. All mistakes are reported at once.
struct ArgumentParser {
  let options: [OptionDeclaration]
  let operands: [OperandDeclaration]
  private var parsed = ParsedArguments()
  private var problems: [Diagnostic] = []

  init(options: [OptionDeclaration], operands: [OperandDeclaration]) {
    self.options = options
    self.operands = operands
  }

  mutating func parse(_ arguments: [String]) throws(DiagnosticError) -> ParsedArguments {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        for operand in rest { parsed.append(operand: operand) }
        break
      }
      if argument.hasPrefix("-"), argument != "-" {
        readOption(argument, &rest)
      } else {
        parsed.append(operand: argument)
      }
    }
    if !parsed.has("--help") { checkOperands() }
    if problems.hasErrors { throw DiagnosticError(problems) }
    return parsed
  }

  private mutating func readOption(_ argument: String, _ rest: inout ArraySlice<String>) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts[0] == "-h" ? "--help" : String(parts[0])
    let attached = parts.count > 1 ? String(parts[1]) : nil
    guard let option = options.first(where: { $0.name == name }) else {
      problems.append(UsageProblem.unknownOption(name, known: options.map(\.name)))
      passOverValue(of: name, isAttached: attached != nil, &rest)
      return
    }
    if parsed.has(name), !option.repeats { problems.append(UsageProblem.repeatedOption(name)) }
    guard option.value != nil else {
      if let attached { problems.append(UsageProblem.unexpectedValue(attached, of: name)) }
      parsed.set(name, to: "")
      return
    }
    readValue(of: option, attached ?? following(&rest))
  }

  /// What follows a misspelt option was meant as its value, where the option meant takes one.
  private func passOverValue(of name: String, isAttached: Bool, _ rest: inout ArraySlice<String>) {
    let meant = options.map(\.name).nearest(to: name)
    guard !isAttached, options.contains(where: { $0.name == meant && $0.value != nil }) else {
      return
    }
    _ = following(&rest)
  }

  /// The next argument, unless it is an option itself.
  private func following(_ rest: inout ArraySlice<String>) -> String? {
    guard let next = rest.first, !isOption(next) else { return nil }
    return rest.popFirst()
  }

  private func isOption(_ argument: String) -> Bool {
    argument == "--" || options.contains { argument.split(separator: "=").first == $0.name[...] }
  }

  private mutating func readValue(of option: OptionDeclaration, _ value: String?) {
    guard let value, !value.isEmpty else {
      problems.append(UsageProblem.missingValue(of: option))
      return
    }
    if let allowed = option.allowed, !allowed.contains(value) {
      problems.append(UsageProblem.unknownValue(value, of: option.name, allowed: allowed))
    }
    if let numbers = option.numbers, numbers.number(value) == nil {
      problems.append(UsageProblem.notANumber(value, of: option.name, numbers))
    }
    parsed.set(option.name, to: value)
  }

  private mutating func checkOperands() {
    let count = parsed.operands.count
    let required = operands.filter(\.isRequired)
    for missing in required.dropFirst(count) {
      problems.append(UsageProblem.missingOperand(missing.name))
    }
    if count > operands.count, operands.last?.repeats != true {
      let superfluous = parsed.operands.dropFirst(operands.count)
      problems.append(UsageProblem.unexpectedOperands(Array(superfluous)))
    }
  }
}
