import Glibc
import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// The inputs of an institution's score, with what is declared of them.
struct LeverInputs {
  let evaluation: Evaluation
  let document: MethodologyDocument
  let unit: Int
  let declarations: [String: LeverDeclaration]
  /// Columns of numbers that the score and the rank depend on, in the order in which they are read.
  let columns: [String]
  /// Columns of words that they depend on.
  let wordColumns: [String]

  /// - Throws: `levers.unknown-column`, and every declaration that can't be held.
  init(
    _ evaluation: Evaluation, _ document: MethodologyDocument, unit: Int,
    _ declarations: [LeverDeclaration]
  ) throws(DiagnosticError) {
    self.evaluation = evaluation
    self.document = document
    self.unit = unit
    let results = document.methodology.results
    let read = evaluation.graph.reach(of: [results.score, results.rank].compactMap { $0 }).columns
      .filter { evaluation.dataset.columns[$0] != nil }
    columns = read.filter { evaluation.dataset.columns[$0]?.categories == nil }
    wordColumns = read.filter { evaluation.dataset.columns[$0]?.categories != nil }
    self.declarations = Dictionary(
      declarations.map { ($0.column, $0) }, uniquingKeysWith: { $1 })
    let problems = declarations.flatMap(problems) + mixedCosts(declarations)
    if !problems.isEmpty { throw DiagnosticError(problems) }
  }

  /// Every input, in the order in which the methodology reads them.
  func all() -> [LeverInput] { columns.map(input) }

  private func input(_ column: String) -> LeverInput {
    let declaration = declarations[column]
    let description = document.data.description(of: column)
    let bounds = bounds(of: column)
    let step = declaration?.step ?? defaultStep(of: column, bounds)
    let cost = unitCost(declaration, bounds)
    let options = options(of: column, bounds, step, cost)
    let isDeclarative =
      declaration?.isDeclarative ?? (declaration == nil && description?.isDeclarative ?? false)
    let role: LeverInput.Role =
      if isDeclarative {
        .declarative
      } else if declaration == nil && !declarations.values.allSatisfy({ $0.isDeclarative == true })
      {
        .notDeclared
      } else {
        options.isEmpty ? .fixed : .lever
      }
    return LeverInput(
      column: column, label: declaration?.label ?? description?.label ?? labelOfNode(of: column),
      unitOfMeasure: description?.unitOfMeasure, value: value(of: column), bounds: bounds,
      hasDeclaredBounds: declaration?.low != nil || declaration?.high != nil, step: step,
      unitCost: cost, role: role, options: options)
  }

  /// That of the first node that shows the column, as explanations name it.
  private func labelOfNode(of column: String) -> LocalizedText? {
    document.methodology.nodes.lazy.filter { node in
      if case .column(column) = node.source { true } else { false }
    }.compactMap(\.label).first
  }

  private func value(of column: String) -> Double? {
    evaluation.dataset.columns[column]?.number(at: unit)
  }

  /// Those declared; an end that isn't is the figure as it is. Undeclared: those of the methodology, else of
  /// the field.
  private func bounds(of column: String) -> ClosedRange<Double> {
    let field = field(of: column)
    guard let declaration = declarations[column], declaration.low != nil || declaration.high != nil
    else { return field }
    let here = value(of: column)
    let low = declaration.low ?? here ?? field.lowerBound
    return low...max(low, declaration.high ?? here ?? field.upperBound)
  }

  private func field(of column: String) -> ClosedRange<Double> {
    let values = numbers(of: column)
    let allowed = document.data.description(of: column)?.allowed
    let low = allowed?.low ?? values.min() ?? 0
    return low...max(low, allowed?.high ?? values.max() ?? low)
  }

  private func numbers(of column: String) -> [Double] {
    guard let column = evaluation.dataset.columns[column] else { return [] }
    return column.values.indices.compactMap(column.number)
  }

  private static let defaultSteps = 10.0

  /// A tenth of the range; a whole number where all figures are.
  private func defaultStep(of column: String, _ bounds: ClosedRange<Double>) -> Double {
    let width = bounds.upperBound - bounds.lowerBound
    let step = width / Self.defaultSteps
    let isWhole = numbers(of: column).allSatisfy { $0 == $0.rounded() }
    return isWhole && width >= 1 ? max(1, step.rounded()) : step
  }

  /// What a change by 1 costs: as declared; else one for each percent of the range.
  private func unitCost(_ declaration: LeverDeclaration?, _ bounds: ClosedRange<Double>) -> Double {
    if let cost = declaration?.unitCost { return cost }
    if let cost = declaration?.cost, let step = declaration?.step { return cost / step }
    let width = bounds.upperBound - bounds.lowerBound
    return width > 0 ? 100 / width : 0
  }

  /// Whole steps from the figure as it is, and both bounds: the last step to one may be a part of a step.
  private func options(
    of column: String, _ bounds: ClosedRange<Double>, _ step: Double, _ unitCost: Double
  ) -> [Lever.Option] {
    let here = value(of: column)
    let from = here ?? bounds.lowerBound
    guard step > 0, step.isFinite, bounds.upperBound > bounds.lowerBound else { return [] }
    let down = Int(min(((from - bounds.lowerBound) / step + 1e-9).rounded(.down), 1e4))
    let up = Int(min(((bounds.upperBound - from) / step + 1e-9).rounded(.down), 1e4))
    guard down + up >= 0, down >= 0, up >= 0 else { return [] }
    let ends = [bounds.lowerBound, bounds.upperBound]
    // A step that ends at a bound but for its last digits is the bound.
    let steps = (-down...up).filter { $0 != 0 || here == nil }
      .map { tidy(from + Double($0) * step) }
      .filter { value in ends.allSatisfy { abs(value - $0) > step * 1e-6 } }
    let values = steps + Set(ends).filter { $0 != here }
    return values.sorted().map {
      Lever.Option(value: $0, cost: tidy(abs($0 - from) * unitCost))
    }
  }

  /// Without the last digits that sums of decimals leave: 12.3 for 12.299999999999999.
  private func tidy(_ value: Double) -> Double {
    guard value.magnitude < 1e6 else { return value }
    return (value * 1e9).rounded() / 1e9
  }
}

// MARK: Problems

extension LeverInputs {
  private static let mostOptions = 200
  private static let mostCost = 1e40

  private func problems(of declaration: LeverDeclaration) -> [Diagnostic] {
    guard columns.contains(declaration.column) else { return [unknown(declaration)] }
    if declaration.isDeclarative == true { return [] }
    let words = LeverProblem(declaration, label: declaration.column)
    let bounds = bounds(of: declaration.column)
    var problems: [Diagnostic] = []
    let allowed = document.data.description(of: declaration.column)?.allowed
    if let allowed {
      let outside = [declaration.low, declaration.high].compactMap { $0 }
        .filter { !allowed.contains($0) }
      problems += outside.map { words.beyond($0, allowed) }
    }
    if let here = value(of: declaration.column), !bounds.contains(here) {
      problems.append(words.outside(here, bounds))
    }
    if !problems.isEmpty { return problems }
    let width = bounds.upperBound - bounds.lowerBound
    guard width.isFinite else { return [words.tooFarApart(bounds)] }
    guard unitCost(declaration, bounds) * width <= Self.mostCost else {
      return [words.tooDear]
    }
    guard let step = declaration.step else { return [] }
    let count = (bounds.upperBound - bounds.lowerBound) / step
    if count > Double(Self.mostOptions) {
      return [words.tooSmall(step, makes: count, atMost: Self.mostOptions)]
    }
    let input = input(declaration.column)
    return input.options.isEmpty ? [words.noStep(step, bounds, value(of: declaration.column))] : []
  }

  private func unknown(_ declaration: LeverDeclaration) -> Diagnostic {
    let name = declaration.column
    let isRead = evaluation.dataset.columns[name] != nil
    return Diagnostic(
      DiagnosticRule("levers.unknown-column"), .error,
      isRead
        ? LocalizedText(
          en: "'\(name)' is no column of numbers that the score depends on.",
          fr: "« \(name) » n’est pas une colonne de nombres dont dépend le score.")
        : LocalizedText(
          en: "The score depends on no column '\(name)'.",
          fr: "Le score ne dépend d’aucune colonne « \(name) »."),
      at: [declaration.location].compactMap { $0 },
      fix: columns.suggestion(for: name) + [
        LocalizedText(
          en: "It depends on \(culprits(columns, atMost: 12).en).",
          fr: "Il dépend de \(culprits(columns, atMost: 12).fr).")
      ])
  }

  /// Costs of some and none of others can't be added.
  private func mixedCosts(_ declarations: [LeverDeclaration]) -> [Diagnostic] {
    let levers = declarations.filter { $0.isDeclarative != true }
    let without = levers.filter { $0.cost == nil && $0.unitCost == nil }
    guard !without.isEmpty, without.count < levers.count else { return [] }
    let names = culprits(without.map(\.column))
    return [
      Diagnostic(
        DiagnosticRule("levers.mixed-costs"), .error,
        LocalizedText(
          en: "Some levers have a cost, and \(names.en) has none.",
          fr: "Des leviers ont un coût, et \(names.fr) n’en a pas."),
        at: without.prefix(1).compactMap(\.location),
        why: LocalizedText(
          en: "A plan's cost is the sum of its changes' costs.",
          fr: "Le coût d’un plan est la somme des coûts de ses changements."),
        fix: [
          LocalizedText(
            en: "Give every lever a cost, 0 where it costs nothing, or none at all.",
            fr: "Donnez un coût à chaque levier, 0 s’il ne coûte rien, ou n’en donnez à aucun.")
        ])
    ]
  }
}
