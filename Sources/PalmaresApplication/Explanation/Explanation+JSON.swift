public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension Explanation {
  /// `palmares.explain/1`: every node from the one explained down to the cells, each once.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.explain/1")
      json.methodology(document)
      json.caveats(document.header, in: language)
      json.table(chosenTable, in: language)
      json.reader(readerChoice)
      json.dataset(dataset)
      json.object("institution") { json in
        json.member("id", institution.identifier)
        json.member("name", institution.name)
        json.member("matched_by", institution.means.code)
      }
      json.key("rank")
      json.rank(row?.rank)
      if document.methodology.results.place != nil {
        json.key("place")
        json.rank(row?.place)
      }
      json.member("ranked", ranked)
      json.member("listed", listed)
      json.array("rank_ties", rankTies.map { $0[language] })
      json.object("neighbours") { json in
        json.neighbour("above", neighbours.above)
        json.neighbour("below", neighbours.below)
      }
      json.member("basis", basis.rawValue)
      json.analysis(analysis, in: language)
      json.member("node", steps.first?.trace.node.description)
      json.array("nodes", steps) { $0.explained($1, in: language) }
    }
    return json.bytes
  }
}

extension InstitutionMatch.Means {
  var code: String {
    switch self {
    case .identifier: "id"
    case .alias(let register): register
    case .name: "name"
    case .similar: "similar_name"
    }
  }
}

extension JSONWriter {
  fileprivate mutating func neighbour(_ name: String, _ row: ResultRow?) {
    key(name)
    guard let row else { return null() }
    object { json in
      json.member("id", row.identifier)
      json.member("name", row.name)
      json.key("rank")
      json.rank(row.rank)
      json.member("score", row.score?.number)
    }
  }

  fileprivate mutating func explained(_ node: ExplainedNode, in language: Language) {
    let trace = node.trace
    object { json in
      json.member("node", trace.node.description)
      json.member("label", trace.label?[language])
      json.member("depth", node.depth)
      json.value("value", trace.result)
      json.member(
        "printed", trace.result.number.map { trace.printing.text(of: $0, in: .machine) })
      json.member("state", trace.result.state.code)
      json.member("reason", trace.reason?[language])
      json.member("source", trace.citation)
      if let condition = node.condition {
        json.object("only") { json in
          json.member("condition", condition.text)
          json.operands(condition.operands)
        }
      }
      if let opponents = node.opponents {
        json.array("beats", opponents.beaten)
        json.array("beaten_by", opponents.winners)
        json.array("even_with", opponents.even)
      }
      json.source(of: node, in: language)
      json.value("before_steps", trace.sourceValue)
      json.array("steps", node.steps) { $0.step($1, in: language) }
    }
  }

  private mutating func value(_ name: String, _ value: TraceValue) {
    if let word = value.word { member(name, word) } else { member(name, value.number) }
  }

  private mutating func step(_ explained: ExplainedStep, in language: Language) {
    let step = explained.trace
    object { json in
      json.member("step", explained.sentence[language])
      json.member("form", step.step.form)
      json.member("stage", step.step.stage)
      json.member("source", step.step.citation)
      json.value("before", step.before)
      json.value("after", step.after)
      json.member("over", explained.field?.code)
      json.member("group", explained.field?.group?.name)
      json.member("members", step.step.members)
      json.member("tie", explained.tieSentence?[language])
      json.array("fitted", step.facts) { json, fact in
        json.object { json in
          json.member("role", fact.role.rawValue)
          json.member("expression", fact.expression)
          json.member("value", fact.number)
        }
      }
    }
  }

  private mutating func source(of node: ExplainedNode, in language: Language) {
    object("from") { json in
      switch node.trace.source {
      case .cell(let column, let place, let text):
        json.member("column", column)
        json.key("cell")
        if let place { json.location(place) } else { json.null() }
        json.member("text", text)
      case .node(let reference, _): json.member("node", reference.description)
      case .earlier(let reference, let back, let period, _):
        json.member("node", reference.description)
        json.member("back", back)
        json.member("period", period)
      case .constant(let value): json.member("constant", value)
      case .formula(let text, let operands):
        json.member("formula", text)
        json.operands(operands)
      case .combination(let combination):
        json.combination(combination, node.childSteps, in: language)
      }
    }
  }

  private mutating func operands(_ operands: [TraceOperand]) {
    array("operands", operands) { json, operand in
      json.object { json in
        json.member("name", operand.reference.description)
        json.member("parameter", operand.isParameter)
        json.value("value", operand.value)
      }
    }
  }

  private mutating func combination(
    _ combination: TraceCombination, _ steps: [[ExplainedStep]], in language: Language
  ) {
    member("combine", combination.code)
    member("power", combination.power)
    member("total", combination.total)
    member("divisor", combination.divisor)
    if let weighting = combination.weighting {
      object("weights") { json in
        json.member("by", weighting.method.rawValue)
        json.member("institutions", weighting.institutions)
        json.member("left_out", weighting.leftOut)
      }
    }
    detail(combination.detail)
    if let taken = combination.taken {
      member("taken", taken)
      member("last_taken", combination.lastTaken)
    }
    array("children", Array(zip(combination.children, steps))) { json, entry in
      let (child, steps) = entry
      json.object { json in
        json.member("node", child.node.description)
        json.value("raw", child.raw)
        json.array("steps", steps) { $0.step($1, in: language) }
        json.value("value", child.value)
        json.member("state", child.value.state.code)
        json.member("position", child.position)
        json.member("weight", child.weight)
        json.member("term", child.term)
        json.member("contribution", child.contribution)
      }
    }
  }
}

extension JSONWriter {
  /// What a rule found besides its sum; nothing where it found nothing.
  fileprivate mutating func detail(_ detail: TraceDetail?) {
    switch detail {
    case nil: break
    case .place(let place, let count):
      member("place", place)
      member("of", count)
    case .mean(let mean): member("mean", mean)
    case .pairs(let pairs):
      member("wins", pairs.wins)
      member("losses", pairs.losses)
      member("ties", pairs.ties)
    }
  }
}

extension TraceCombination {
  /// The word of the methodology language.
  fileprivate var code: String {
    switch rule {
    case .mean: "mean"
    case .sum: "sum"
    case .product: "product"
    case .ordered: "ordered"
    case .share: "share"
    case .benefitOfDoubt: "benefit_of_doubt"
    case .quantile: "quantile"
    case .spread: "spread"
    case .copeland: "copeland"
    }
  }

  fileprivate var power: Double? {
    if case .mean(let power, _) = rule { power } else { nil }
  }
}
