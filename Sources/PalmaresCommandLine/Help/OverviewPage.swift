import PalmaresApplication
import PalmaresCore

/// What `palmares` alone and `palmares help` show.
struct OverviewPage {
  var commands: [Command]

  func text(in language: Language) -> String {
    let words = HelpWords(language)
    var text = "palmares \(programVersion)\n\n" + TextLayout.set(introduction[language])
    text += "\n\(words.commands)\n"
    for command in commands {
      text += TextLayout.item(command.name, command.summary[language], column: 20)
    }
    text += "\n\(words.topics)\n"
    for topic in HelpTopic.all {
      text += TextLayout.item("help \(topic.name)", topic.summary[language], column: 24)
    }
    text += "\n" + TextLayout.set(firstSteps[language])
    return text
  }

  private let introduction = LocalizedText(
    en: """
      Rankings as data files: compute one, question it, explain it to the last digit.

        palmares COMMAND [options]
      """,
    fr: """
      Des classements qui sont des fichiers : les calculer, les vérifier, les expliquer jusqu’au dernier chiffre.

        palmares COMMANDE [options]
      """)

  private let firstSteps = LocalizedText(
    en: """
      Start with 'palmares methods list', then 'palmares rank hdi-2023 --top 10'. 'palmares help COMMAND' says more about a command.
      """,
    fr: """
      Commencez par « palmares methods list », puis « palmares rank hdi-2023 --top 10 ». « palmares help COMMANDE » en dit plus sur une commande.
      """)
}

/// What `palmares methods --help` shows: the commands that begin with this word.
struct GroupPage {
  var commands: [Command]

  func text(in language: Language) -> String {
    commands.reduce(HelpWords(language).commands + "\n") { text, command in
      text + TextLayout.item(command.name, command.summary[language], column: 20)
    }
  }
}
