import PalmaresCore

/// What can be wrong in a call, each with its way out.
enum UsageProblem {
  static func unknownCommand(_ name: String, known: [String]) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.unknown-command"), .error,
      LocalizedText(
        en: "There is no command '\(name)'.", fr: "Il n’y a pas de commande « \(name) »."),
      fix: known.suggestion(for: name) + [
        LocalizedText(
          en: "'palmares help' lists the commands.",
          fr: "« palmares help » donne la liste des commandes.")
      ])
  }

  static func unknownOption(_ name: String, known: [String]) -> Diagnostic {
    let list = known.joined(separator: ", ")
    return Diagnostic(
      DiagnosticRule("usage.unknown-option"), .error,
      LocalizedText(
        en: "This command has no option '\(name)'.",
        fr: "Cette commande n’a pas d’option « \(name) »."),
      fix: known.suggestion(for: name) + [
        LocalizedText(en: "Its options are: \(list).", fr: "Ses options sont : \(list).")
      ])
  }

  static func repeatedOption(_ name: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.repeated-option"), .error,
      LocalizedText(
        en: "The option '\(name)' stands twice.", fr: "L’option « \(name) » figure deux fois."),
      fix: [LocalizedText(en: "Write it once.", fr: "Écrivez-la une seule fois.")])
  }

  static func unexpectedValue(_ value: String, of name: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.unexpected-value"), .error,
      LocalizedText(
        en: "The option '\(name)' takes no value, and has '\(value)'.",
        fr: "L’option « \(name) » ne prend pas de valeur et a reçu « \(value) »."),
      fix: [LocalizedText(en: "Write '\(name)' alone.", fr: "Écrivez « \(name) » seul.")])
  }

  static func missingValue(of option: OptionDeclaration) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.missing-value"), .error,
      LocalizedText(
        en: "The option '\(option.name)' needs a value.",
        fr: "L’option « \(option.name) » demande une valeur."),
      fix: [
        LocalizedText(
          en: "Write '\(option.usage.en)'.", fr: "Écrivez « \(option.usage.fr) ».")
      ])
  }

  static func unknownValue(_ value: String, of name: String, allowed: [String]) -> Diagnostic {
    let list = allowed.joined(separator: ", ")
    return Diagnostic(
      DiagnosticRule("usage.unknown-value"), .error,
      LocalizedText(
        en: "The option '\(name)' can't be '\(value)'.",
        fr: "L’option « \(name) » ne peut pas valoir « \(value) »."),
      fix: allowed.suggestion(for: value) + [
        LocalizedText(
          en: "It takes one of: \(list).", fr: "Elle prend une de ces valeurs : \(list).")
      ])
  }

  static func conflictingOptions(_ first: String, _ second: String) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.conflicting-options"), .error,
      LocalizedText(
        en: "'\(first)' and '\(second)' contradict each other.",
        fr: "« \(first) » et « \(second) » se contredisent."),
      fix: [LocalizedText(en: "Keep one of them.", fr: "Gardez l’une des deux.")])
  }

  static func notANumber(
    _ value: String, of name: String, _ numbers: WholeNumbers
  ) -> Diagnostic {
    let (least, most) = (numbers.range.lowerBound, numbers.range.upperBound)
    return Diagnostic(
      DiagnosticRule("usage.not-a-number"), .error,
      LocalizedText(
        en: "The option '\(name)' takes a whole number from \(least) to \(most), and has "
          + "'\(value)'.",
        fr:
          "L’option « \(name) » prend un nombre entier de \(least) à \(most) et a reçu « \(value) »."
      ).typeset,
      fix: [
        LocalizedText(
          en: "Write for example '\(name) \(numbers.example)'.",
          fr: "Écrivez par exemple « \(name) \(numbers.example) »."
        ).typeset
      ])
  }

  static func missingOperand(_ name: LocalizedText) -> Diagnostic {
    Diagnostic(
      DiagnosticRule("usage.missing-argument"), .error,
      LocalizedText(
        en: "The command needs \(name.en), and it isn't there.",
        fr: "La commande demande \(name.fr), qui manque."),
      fix: [
        LocalizedText(
          en: "'--help' after the command shows how it is written.",
          fr: "« --help » après la commande montre comment elle s’écrit.")
      ])
  }

  static func unexpectedOperands(_ operands: [String]) -> Diagnostic {
    let names = culprits(operands)
    return Diagnostic(
      DiagnosticRule("usage.unexpected-argument"), .error,
      LocalizedText(
        en: "The command doesn't know what to do with \(names.en).",
        fr: "La commande ne sait que faire de \(names.fr)."),
      fix: [
        LocalizedText(
          en: "Put quotes around a name with spaces; '--help' shows how the command is written.",
          fr:
            "Mettez entre guillemets un nom qui a des espaces ; « --help » montre comment la commande s’écrit."
        )
      ])
  }
}

extension UsageProblem {
  static func unknownSubcommand(
    _ name: String?, of group: String, known: [String]
  ) -> Diagnostic {
    let list = known.joined(separator: ", ")
    let fix = LocalizedText(
      en: "'\(group)' goes with one of: \(list).", fr: "« \(group) » va avec l’un de : \(list).")
    guard let name else {
      return Diagnostic(
        DiagnosticRule("usage.missing-subcommand"), .error,
        LocalizedText(
          en: "'\(group)' alone says too little.", fr: "« \(group) » seul ne suffit pas."),
        fix: [fix])
    }
    return Diagnostic(
      DiagnosticRule("usage.unknown-command"), .error,
      LocalizedText(
        en: "There is no command '\(group) \(name)'.",
        fr: "Il n’y a pas de commande « \(group) \(name) »."),
      fix: known.suggestion(for: name) + [fix])
  }
}
