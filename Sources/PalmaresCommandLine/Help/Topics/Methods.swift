import PalmaresCore

extension HelpTopic {
  static let methods = HelpTopic(
    name: "methods",
    summary: LocalizedText(
      en: "What a methodology is, and how a command finds it",
      fr: "Ce qu’est une méthode, et comment une commande la trouve"),
    text: LocalizedText(
      en: """
        A methodology is one file that says how a ranking is made: from which columns, by which rules, with which published figures to check against. docs/methodology.md is the whole language.

        METHOD in a command is one of these:

          hdi-2023            a short name that 'palmares methods list' shows
          my/ranking.yml      a file: anything with '/', .yml, .yaml or .json

        In a project, a folder with a palmares.yml, the methodologies in its 'methods' folder come first: methods/ID.yml or methods/ID/ID.yml.

        A reconstruction of another publisher's ranking is headed so everywhere, with what the publisher doesn't disclose. 'palmares methods verify' compares it with the published figures that the file carries.

        To write one, start from 'palmares methods show hdi-2023', and run 'palmares methods lint FILE' until it is quiet.
        """,
      fr: """
        Une méthode est un fichier qui dit comment un classement est fait : à partir de quelles colonnes, par quelles règles, avec quels chiffres publiés pour vérifier. docs/methodology.md décrit tout le langage.

        MÉTHODE dans une commande est l’un de ceux-ci :

          hdi-2023            un nom court que donne « palmares methods list »
          mon/classement.yml  un fichier : tout ce qui a « / », .yml, .yaml ou .json

        Dans un projet, un dossier avec un palmares.yml, les méthodes de son dossier « methods » passent d’abord : methods/ID.yml ou methods/ID/ID.yml.

        La reconstitution du classement d’un autre porte ce titre partout, avec ce que l’éditeur ne dit pas. « palmares methods verify » la compare aux chiffres publiés que porte le fichier.

        Pour en écrire une, partez de « palmares methods show hdi-2023 », et lancez « palmares methods lint FICHIER » jusqu’à ce qu’il ne dise plus rien.
        """))
}
