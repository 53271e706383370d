import PalmaresCore

extension HelpTopic {
  static let exitCodes = HelpTopic(
    name: "exit-codes",
    summary: LocalizedText(en: "How a command ends", fr: "Comment finit une commande"),
    text: LocalizedText(
      en: """
        Exit codes, for scripts:

          0    done
          1    done, with findings at error level: a published figure differs, a
               methodology has errors
          64   the command was called wrongly
          65   data or a methodology that can't be used as they are
          66   something isn't there: a file, a methodology, an institution, a node
          70   a mistake of this program
          73   the output can't be written
          130  interrupted

        Whatever the code, standard output holds a whole result or nothing, and a file is written whole or not at all. After an interruption (130) some commands put out what they found until then: tables and JSON then say in themselves that they are partial, CSV is left out, and 'robust' keeps its draws as a part beside '--output', for '--resume'. Every message on standard error ends with the name of its rule in brackets, such as [input.unknown-method]: it is the same in every language and never changes.
        """,
      fr: """
        Codes de sortie, pour les scripts :

          0    fait
          1    fait, avec des constats au niveau erreur : un chiffre publié
               diffère, une méthode a des erreurs
          64   la commande est mal écrite
          65   données ou méthode inutilisables telles quelles
          66   il manque quelque chose : fichier, méthode, établissement, nœud
          70   une faute de ce programme
          73   la sortie ne peut pas être écrite
          130  interrompu

        Quel que soit le code, la sortie standard contient un résultat entier ou rien, et un fichier est écrit entier ou pas du tout. Après une interruption (130), certaines commandes donnent ce qu’elles ont trouvé jusque-là : tableaux et JSON disent alors eux-mêmes qu’ils sont partiels, le CSV est omis, et « robust » garde ses tirages comme partie à côté de « --output », pour « --resume ». Chaque message sur la sortie d’erreur finit par le nom de sa règle entre crochets, tel [input.unknown-method] : il est le même dans toutes les langues et ne change jamais.
        """))
}
