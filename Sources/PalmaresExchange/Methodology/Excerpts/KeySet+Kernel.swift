import PalmaresEngine

/// The keys of everything but what named forms add to nodes and steps.
extension KeySet {
  static let file = KeySet(
    "file",
    [
      "palmares", "extends", "instead_of", "id", "edition", "title", "about", "publisher", "status",
      "licence", "sources", "undisclosed", "notes", "data", "tables", "parameters", "populations",
      "profiles", "fit", "checks", "nodes", "results", "published",
    ])
  static let text = KeySet("text", ["en", "fr"])
  static let source = KeySet("source", ["title", "url", "date", "note"])

  static let data = KeySet("data", join.keys + ["holds", "join"])
  static let join = KeySet(
    "join",
    [
      "file", "get", "id", "period", "name", "aliases", "separator", "decimal", "thousands",
      "encoding",
      "missing", "where", "columns", "long",
    ])
  static let column = KeySet(
    "column",
    [
      "heading", "indicator", "value", "where", "type", "between", "missing", "unit", "label",
      "direction", "source",
      "note", "for",
    ])
  static let long = KeySet("long", ["indicator", "value", "closed"])
  static let table = KeySet(
    "table", ["file", "rows", "amend", "defaults", "separator", "decimal", "encoding"])
  static let amendment = KeySet("amend", ["key", "rows", "add", "remove"])
  static let insteadOf = KeySet("instead_of", ["id", "because"])

  static let parameter = KeySet("parameter", ["value", "reader", "label", "source", "note"])
  static let readerRange = KeySet("reader", ["from", "to", "step"])
  static let profile = KeySet("profile", ["title", "set", "only"])
  static let population = KeySet("population", ["when", "source", "note"])

  static let check = KeySet(
    "check", ["refuse", "warn", "because", "fix", "source", "note", "for"])

  /// What a node can start from.
  static let plainSources = ["column", "of", "const", "formula"]
  static let combines = [
    "mean", "sum", "product", "ordered", "share", "quantile", "spread", "copeland",
    "benefit_of_doubt",
  ]
  static let nodeKeys = [
    "back", "then", "only", "label", "direction", "print", "words", "unit", "source", "note",
  ]
  static let besideCombine = [
    "needs", "each", "total", "power", "zeros", "weights", "from", "at", "divide_by", "over",
    "shares",
  ]
  /// A node after expansion.
  static let kernelNode = KeySet("node", plainSources + combines + nodeKeys + besideCombine)
  static let child = KeySet("child", ["weight", "each"])
  static let total = KeySet("total", ["is", "within"])
  static let weights = KeySet("weights", ["by", "over"])
  static let needs = KeySet("needs", ["weight"])
  static let print = KeySet("print", ["decimals"])
  static let missingValues = KeySet("missing", ["minimum", "fill", "by"])

  static let operations = [
    "scale", "rank", "clip", "round", "map", "cut", "fill", "fill_periods", "blank", "replace",
    "winsorise",
    "net_flow",
  ]
  /// What may stand beside any step.
  static let besideStep = ["over", "by", "members", "as", "source", "note", "form"]
  static let kernelStep = KeySet("step", operations + besideStep)
  static let scale = KeySet("scale", ["from", "to"])
  static let rank = KeySet("rank", ["first", "ties", "then_by"])
  static let round = KeySet("round", ["digits", "mode"])
  static let map = KeySet("map", ["to", "when"])
  static let cut = KeySet("cut", ["at_least", "above", "at_most", "below", "is", "to", "else"])
  static let fill = KeySet("fill", ["with", "or"])
  static let blank = KeySet("blank", ["when", "as"])
  static let winsorise = KeySet("winsorise", ["until", "at_most", "else"])
  static let netFlow = KeySet(
    "net_flow", ["preference"] + NetFlow.Threshold.allCases.map(\.rawValue))

  private static let resultKeys = ["score", "rank", "band", "grades", "show", "listed", "by"]
  static let results = KeySet("results", resultKeys + ["tables", "alone"])
  static let resultsTable = KeySet("results_table", ["title"] + resultKeys + ["for"])
  static let shown = KeySet("show", ["node", "rank", "group"])
  static let published = KeySet(
    "published",
    [
      "file", "get", "id", "separator", "decimal", "thousands", "encoding", "missing", "where",
      "period", "title", "source", "note", "of_period", "only", "compare",
    ])
  static let comparison = KeySet(
    "comparison",
    [
      "node", "column", "decimals", "within", "relative", "exact", "printed", "between", "missing",
      "for",
    ])

  static let forLoop = KeySet("for", ["rows", "where"])
  static let range = KeySet("range", ["from", "to"])
}
