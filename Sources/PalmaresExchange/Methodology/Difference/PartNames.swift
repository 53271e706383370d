import PalmaresCore

/// What the keys of a methodology are called in a sentence about a difference.
enum PartNames {
  /// Keys of a node.
  static let node: [String: LocalizedText] = [
    "needs": .init(
      en: "the children that must have a value", fr: "les enfants qui doivent avoir une valeur"),
    "power": .init(en: "the power of the mean", fr: "la puissance de la moyenne"),
    "zeros": .init(en: "what a zero does to the mean", fr: "ce qu’un zéro fait à la moyenne"),
    "only": .init(
      en: "the institutions it exists for", fr: "les établissements pour lesquels il existe"),
    "total": .init(en: "the declared total of the weights", fr: "le total déclaré des poids"),
    "weights": .init(en: "the weights by position", fr: "les poids par position"),
    "at": .init(en: "the share of the quantile", fr: "la part du quantile"),
    "divide_by": .init(
      en: "what the spread is divided by", fr: "ce par quoi la dispersion est divisée"),
    "over": .init(
      en: "the institutions it is compared with", fr: "les établissements auxquels il est comparé"),
    "shares": .init(en: "the bounds of the shares", fr: "les bornes des parts"),
    "words": .init(en: "the words for its values", fr: "les mots pour ses valeurs"),
    "from": .init(
      en: "the end that positions start from", fr: "le bout dont partent les positions"),
    "column": .init(en: "its column", fr: "sa colonne"),
    "of": .init(en: "the node it starts from", fr: "le nœud dont il part"),
    "const": .init(en: "its number", fr: "son nombre"),
    "formula": .init(en: "its formula", fr: "sa formule"),
    "label": .init(en: "its label", fr: "son libellé"),
    "direction": .init(en: "its declared direction", fr: "son sens déclaré"),
    "print": .init(en: "how it is printed", fr: "la façon de l’imprimer"),
    "unit": .init(en: "its unit", fr: "son unité"),
    "source": .init(en: "its source", fr: "sa source"),
    "note": .init(en: "its note", fr: "sa note"),
    "then": .init(en: "its steps", fr: "ses étapes"),
    "each": .init(
      en: "the steps of its children on their way in",
      fr: "les étapes de ses enfants à leur entrée"),
    "for": .init(en: "what it is made for", fr: "ce pour quoi il est fait"),
    "id": .init(en: "its code", fr: "son code"),
    "into": .init(en: "the nodes it enters", fr: "les nœuds où il entre"),
    "back": .init(en: "how many periods back it reads", fr: "de combien de périodes il remonte"),
  ]

  /// Keys inside a step, after the key of the step itself.
  static let step: [String: LocalizedText] = [
    "from": .init(en: "the ends it starts from", fr: "les bouts de départ"),
    "to": .init(en: "what it gives", fr: "ce qu’elle donne"),
    "first": .init(en: "which end is first", fr: "le bout qui est premier"),
    "ties": .init(en: "what ties share", fr: "ce que partagent les ex æquo"),
    "then_by": .init(en: "what breaks ties", fr: "ce qui départage les ex æquo"),
    "digits": .init(en: "the decimals", fr: "les décimales"),
    "mode": .init(en: "the way of rounding", fr: "la façon d’arrondir"),
    "when": .init(en: "where it applies", fr: "là où elle s’applique"),
    "at_least": .init(en: "the limits (at least)", fr: "les limites (au moins)"),
    "above": .init(en: "the limits (above)", fr: "les limites (au-dessus)"),
    "at_most": .init(en: "the limits (at most)", fr: "les limites (au plus)"),
    "below": .init(en: "the limits (below)", fr: "les limites (au-dessous)"),
    "is": .init(en: "the listed values", fr: "les valeurs listées"),
    "else": .init(en: "what happens otherwise", fr: "ce qui vaut sinon"),
    "with": .init(en: "what is filled in", fr: "ce qui est mis"),
    "or": .init(en: "where nothing can be filled in", fr: "là où rien ne peut être mis"),
    "as": .init(en: "the name or state it gives", fr: "le nom ou l’état qu’elle donne"),
    "until": .init(en: "the condition it ends with", fr: "la condition qui l’arrête"),
    "over": .init(en: "whose values set it", fr: "les valeurs qui la fixent"),
    "by": .init(en: "the groups it is fitted in", fr: "les groupes où elle est ajustée"),
    "members": .init(
      en: "the fewest values that may set it", fr: "le moins de valeurs qui la fixent"),
    "source": .init(en: "its source", fr: "sa source"),
    "note": .init(en: "its note", fr: "sa note"),
  ]

  /// Keys of `data` and of a column.
  static let data: [String: LocalizedText] = [
    "file": .init(en: "the file of the data", fr: "le fichier des données"),
    "get": .init(en: "where the data are found", fr: "où se trouvent les données"),
    "id": .init(en: "the heading of the identifier", fr: "le titre de l’identifiant"),
    "name": .init(en: "the heading of the names", fr: "le titre des noms"),
    "aliases": .init(en: "the other identifiers", fr: "les autres identifiants"),
    "missing": .init(en: "the codes for no value", fr: "les codes d’absence"),
    "where": .init(en: "the rows that are kept", fr: "les lignes gardées"),
    "long": .init(en: "the long layout", fr: "la forme longue"),
    "holds": .init(en: "what the figures are", fr: "ce que sont les chiffres"),
    "join": .init(en: "the joined files", fr: "les fichiers joints"),
    "period": .init(en: "the heading of periods", fr: "le titre des périodes"),
    "separator": .init(en: "the separator", fr: "le séparateur"),
    "decimal": .init(en: "the decimal mark", fr: "la marque décimale"),
    "thousands": .init(en: "the mark of thousands", fr: "la marque des milliers"),
    "encoding": .init(en: "the encoding", fr: "l’encodage"),
    "title": .init(en: "its title", fr: "son titre"),
    "url": .init(en: "its address", fr: "son adresse"),
    "date": .init(en: "its date", fr: "sa date"),
    "reader": .init(en: "what a reader may choose", fr: "ce qu’un lecteur peut choisir"),
    "because": .init(en: "its reason", fr: "sa raison"),
    "for": .init(en: "what it is made for", fr: "ce pour quoi elle est faite"),
    "refuse": .init(en: "what it refuses", fr: "ce qu’il refuse"),
    "warn": .init(en: "what it warns of", fr: "ce dont il avertit"),
    "set": .init(en: "what it sets", fr: "ce qu’il fixe"),
    "heading": .init(en: "its heading", fr: "son titre"),
    "indicator": .init(en: "its indicator", fr: "son indicateur"),
    "type": .init(en: "its type", fr: "son type"),
    "unit": .init(en: "its unit", fr: "son unité"),
    "label": .init(en: "its label", fr: "son libellé"),
    "direction": .init(en: "its declared direction", fr: "son sens déclaré"),
    "between": .init(en: "the values it may take", fr: "les valeurs qu’elle peut prendre"),
    "value": .init(en: "the heading of its value", fr: "le titre de sa valeur"),
    "source": .init(en: "its source", fr: "sa source"),
    "note": .init(en: "its note", fr: "sa note"),
  ]

  /// Keys of `results`, and of a table.
  static let results: [String: LocalizedText] = [
    "score": .init(en: "the score", fr: "le score"),
    "rank": .init(en: "the rank", fr: "le rang"),
    "band": .init(en: "the band", fr: "la tranche"),
    "grades": .init(en: "the grades", fr: "les mentions"),
    "show": .init(en: "the nodes shown beside", fr: "les nœuds montrés à côté"),
    "alone": .init(en: "what one institution alone is shown", fr: "ce qui est montré d’un seul"),
    "listed": .init(en: "who is listed", fr: "qui est affiché"),
    "by": .init(en: "the groups that rows are listed by", fr: "les groupes des lignes"),
    "title": .init(en: "its title", fr: "son titre"),
  ]

  /// Keys of the file.
  static let file: [String: LocalizedText] = [
    "palmares": .init(en: "The version of the language", fr: "La version du langage"),
    "id": .init(en: "The short name", fr: "Le nom court"),
    "edition": .init(en: "The edition", fr: "L’édition"),
    "title": .init(en: "The title", fr: "Le titre"),
    "about": .init(en: "The paragraph about it", fr: "Le paragraphe de présentation"),
    "publisher": .init(en: "The publisher", fr: "L’éditeur"),
    "status": .init(en: "The status", fr: "Le statut"),
    "licence": .init(en: "The licence of the figures", fr: "La licence des chiffres"),
    "undisclosed": .init(en: "What isn’t disclosed", fr: "Ce qui n’est pas publié"),
    "notes": .init(en: "The notes", fr: "Les notes"),
    "fit": .init(
      en: "The values that set scales and ranks", fr: "Les valeurs qui fixent échelles et rangs"),
    "data": .init(en: "The data", fr: "Les données"),
    "nodes": .init(en: "The nodes", fr: "Les nœuds"),
    "results": .init(en: "The results", fr: "Les résultats"),
    "parameters": .init(en: "The parameters", fr: "Les paramètres"),
    "populations": .init(en: "The populations", fr: "Les populations"),
    "sources": .init(en: "The sources", fr: "Les sources"),
    "published": .init(en: "The published figures", fr: "Les chiffres publiés"),
    "checks": .init(en: "The checks", fr: "Les contrôles"),
    "profiles": .init(en: "The profiles", fr: "Les profils"),
    "instead_of": .init(
      en: "The edition it stands in for", fr: "L’édition dont elle tient lieu"),
    "extends": .init(en: "The file it starts from", fr: "Le fichier dont elle part"),
  ]

  /// Keys inside a key of the file.
  static let inFile: [String: LocalizedText] = [
    "id": .init(en: "its short name", fr: "son nom court"),
    "because": .init(en: "the reason", fr: "la raison"),
    "title": .init(en: "their title", fr: "leur titre"),
    "file": .init(en: "their file", fr: "leur fichier"),
    "compare": .init(en: "what is compared", fr: "ce qui est comparé"),
  ]
}
