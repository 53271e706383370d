public import PalmaresAnalysis
public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// What each input changes of an institution's place, and the smallest or cheapest set of changes that
/// reaches a target.
public struct LeverAnalysis: Sendable {
  public let document: MethodologyDocument
  public let chosenTable: ResultsTable?
  public let readerChoice: ReaderChoice?
  public let dataset: Dataset
  public let institution: InstitutionMatch
  public let basis: AnalysisBasis
  public let request: LeverRequest
  /// What costs are counted in; `nil` where none were declared.
  public let costUnit: LocalizedText?
  /// Whether costs were declared; each percent of a range costs 1 otherwise.
  public let hasCosts: Bool
  public let others: OthersMovement
  /// Where the institution stands, before and after what the others are assumed to do.
  public let present: LeverStanding
  public let start: LeverStanding
  /// How many have a rank.
  public let ranked: Int
  public let target: LeverTarget
  public let lowIsBetter: Bool
  /// Every input of the score, in the order in which the methodology reads them.
  public let inputs: [LeverInput]
  /// What a step of each changes, those first that help most for their cost.
  public let effects: [LeverEffect]
  public let answer: LeverAnswer
  /// Values that the methodology refuses, alone, by column.
  public let refused: [String: [Double]]
  public let seed: UInt64
  /// Columns of words that the score depends on: nothing else is tried in their place.
  public let wordInputs: [String]
  /// Which figures of the others were left as they are, and why.
  public let movedOthers: MovedOthers
  let scorePrinting: Printing
  let toldPresent: ToldStanding
  let toldStart: ToldStanding
  /// After the plan, or with every lever at its best.
  let toldEnd: ToldStanding
  /// Where the search was interrupted: how many sets of changes had been put to the engine.
  public let stopped: StoppedWork?
  public let remarks: [Diagnostic]

  /// - Parameters:
  ///   - file: the methodology.
  ///   - wanted: identifier, alias or name of an institution.
  ///   - request: what is asked.
  ///   - table: a table of the methodology in place of the main one.
  ///   - reader: what the reader chooses of the methodology.
  ///   - data: replaces the figures that the methodology names.
  ///   - period: which of several periods of the data; the last one where `nil`.
  ///   - budget: how much work a search may do.
  ///   - monitor: hears of what is put to the engine.
  /// - Throws: everything that is wrong with the files, the levers or the target; `analysis.interrupted`.
  public init(
    file: String, of wanted: String, _ request: LeverRequest, table: String? = nil,
    reader: ReaderRequest = ReaderRequest(), data: String? = nil, period: String? = nil,
    budget: LeverBudget = LeverBudget(), monitor: WorkMonitor = .silent
  ) throws(DiagnosticError) {
    let movement = try OthersMovement(request.others)
    let declared = try LeverDeclarations(request)
    let compiled = try CompiledMethodology(file: file, table: table, reader: reader)
    if let problem = compiled.absenceOfResults { throw DiagnosticError(problem) }
    let applied = try AppliedMethodology(
      compiled, data: data, period: period, settingAsideRanges: true)
    let match = try InstitutionSearch(in: applied.dataset.units).institution(wanted)
    let basis = AnalysisBasis(applied.document, applied.dataset)
    let aim = LeverAim(
      request.target, basis, applied.document, Results(applied.evaluation), of: match)
    let before = try LeverInputs(
      applied.evaluation, applied.document, unit: match.unit, declared.levers)
    movedOthers = try movement.change(
      applied, compiled, keeping: match.unit, before.columns, period: period)
    let change = movedOthers.change
    let moved =
      change.isEmpty ? applied.evaluation : try applied.evaluation.changed(by: change)
    let inputs = try LeverInputs(moved, applied.document, unit: match.unit, declared.levers).all()
    let model = LeverModel(moved, unit: match.unit, levers: inputs.compactMap(\.lever))
    let present = LeverModel(applied.evaluation, unit: match.unit, levers: []).start
    let target = try aim.target(from: present)
    if model.levers.isEmpty { throw DiagnosticError(LeverProblem.noLever(inputs)) }

    let reach = WorkReach(monitor)
    let planner = LeverPlanner(
      model, request.objective, budget: budget, seed: request.seed, monitor: reach.watching)
    let answer = try Self.answer(planner, to: target, reach)
    stopped =
      monitor.isInterrupted && !answer.isFinal ? StoppedWork(reach, Self.trials) : nil
    document = applied.document
    chosenTable = compiled.chosenTable
    readerChoice = compiled.readerChoice
    dataset = applied.dataset
    institution = match
    self.basis = basis
    self.request = request
    costUnit = declared.costUnit
    hasCosts = declared.hasCosts
    others = movement
    self.present = present
    start = model.start
    ranked = Results(moved, from: basis).field(of: match.unit).ranked
    self.target = target
    lowIsBetter = model.lowIsBetter
    self.inputs = inputs
    effects = LeverEffect.all(of: inputs, in: model, hasCosts: declared.hasCosts)
    self.answer = answer
    wordInputs = before.wordColumns
    let end = try moved.changed(by: model.change(answer.values))
    toldPresent = ToldStanding(present, of: match.unit, in: applied.evaluation, basis)
    toldStart = ToldStanding(model.start, of: match.unit, in: moved, basis)
    toldEnd = ToldStanding(answer.standing ?? model.start, of: match.unit, in: end, basis)
    refused = Dictionary(
      planner.refused.map { lever, options in
        (model.levers[lever].column, options.map { model.levers[lever].options[$0].value })
      }, uniquingKeysWith: { $1 })
    seed = request.seed
    let printing = model.score.flatMap { moved.graph.node($0.code)?.printing } ?? .general
    scorePrinting = printing.wide(enoughFor: target)
    remarks = applied.remarks + [match.remark].compactMap { $0 } + movedOthers.remarks
  }

  private static let trials = CountedNoun(
    en: ("evaluation at most", "evaluations at most"), fr: ("calcul au plus", "calculs au plus"))

  /// - Throws: `analysis.interrupted` where it was before anything was found.
  private static func answer(
    _ planner: LeverPlanner, to target: LeverTarget, _ reach: WorkReach
  ) throws(DiagnosticError) -> LeverAnswer {
    guard planner.isReady else { throw DiagnosticError(StoppedWork(reach, trials).nothingShown) }
    let answer = planner.answer(to: target)
    // That nothing was found says nothing of a search that wasn't let go on.
    if case .outOfReach(_, _, isProved: false) = answer, reach.watching.isInterrupted {
      throw DiagnosticError(StoppedWork(reach, trials).nothingShown)
    }
    return answer
  }

  /// Title of the methodology, and of its table where that isn't the main one.
  public var heading: LocalizedText { document.heading(of: chosenTable) }

  public func input(_ column: String) -> LeverInput? { inputs.first { $0.column == column } }

  /// What was found, at the severity of an exit code: a target that is met, or out of reach.
  public var finding: Diagnostic? {
    switch answer {
    case .met: targetMet
    case .plan: nil
    case .outOfReach(_, _, let isProved): outOfReach(isProved)
    }
  }
}

extension Printing {
  /// With digits enough to write a score that is aimed at, so that one just below isn't written the same.
  fileprivate func wide(enoughFor target: LeverTarget) -> Printing {
    guard case .decimals(let digits) = self, case .score(let score) = target else { return self }
    let enough = (digits...max(digits, 12)).first {
      DecimalRounding.rounded(score, digits: $0) == score
    }
    return enough.map { .decimals($0) } ?? .general
  }
}

extension LeverAnswer {
  /// The figures that it sets.
  fileprivate var values: [String: Double] {
    let steps: [LeverPlan.Step] =
      switch self {
      case .met: []
      case .plan(let plan): plan.steps
      case .outOfReach(_, let steps, _): steps
      }
    return Dictionary(steps.map { ($0.column, $0.to) }, uniquingKeysWith: { $1 })
  }

  fileprivate var standing: LeverStanding? {
    switch self {
    case .met: nil
    case .plan(let plan): plan.standing
    case .outOfReach(let best, _, _): best
    }
  }

  /// Whether more work would change nothing of it.
  fileprivate var isFinal: Bool {
    switch self {
    case .met: true
    case .plan(let plan): plan.proof == .proved && plan.isCheapestOfItsInputs
    case .outOfReach(_, _, let isProved): isProved
    }
  }
}

/// A step of an input and what it changes.
public struct LeverEffect: Sendable {
  public let input: LeverInput
  public let effect: MarginalEffect
  /// What the better side adds to the score, towards the first, for each unit of cost; `nil` where it has
  /// no score or costs nothing.
  public let gainPerCost: Double?
  public let gain: Double

  /// Those first that help most for their cost; what has no effect last, in the order of the methodology.
  /// Where costs are declared, what isn't a lever has none and stands behind the levers.
  static func all(
    of inputs: [LeverInput], in model: LeverModel, hasCosts: Bool
  ) -> [LeverEffect] {
    inputs.filter { $0.step > 0 }.map { input in
      let effect = model.marginalEffect(
        of: input.column, step: input.step, within: input.bounds)
      let best = effect.best(lowIsBetter: model.lowIsBetter)
      let gain = max(0, (best?.score ?? 0) * (model.lowIsBetter ? -1 : 1))
      let from = input.value ?? input.bounds.lowerBound
      let cost = input.unitCost * abs((best?.value ?? from) - from)
      return LeverEffect(
        input: input, effect: effect,
        gainPerCost: cost > 0 && gain > 0 && (input.role == .lever || !hasCosts)
          ? gain / cost : nil, gain: gain)
    }.enumerated().sorted { one, other in
      let (a, b) = (one.element.order, other.element.order)
      return a == b ? one.offset < other.offset : a > b
    }.map(\.element)
  }

  /// What helps for its cost, or for nothing; then what has no cost, by what it helps.
  private var order: (Int, Double) {
    if let gainPerCost { return (1, gainPerCost) }
    return input.role == .lever && gain > 0 ? (2, gain) : (0, gain)
  }
}

/// The levers of a file and of the command's options; those of the options in place of the file's.
struct LeverDeclarations {
  let levers: [LeverDeclaration]
  let costUnit: LocalizedText?

  var hasCosts: Bool { levers.contains { $0.cost != nil || $0.unitCost != nil } }

  init(_ request: LeverRequest) throws(DiagnosticError) {
    let file = try request.file.map { path throws(DiagnosticError) in
      try LeversReader.read(file: path)
    }
    var short: [LeverDeclaration] = []
    var problems: [Diagnostic] = []
    for text in request.allowed {
      do throws(DiagnosticError) {
        short.append(try LeverDeclaration(option: text))
      } catch {
        problems += error.diagnostics
      }
    }
    let named = Set(short.map(\.column))
    problems += named.sorted().filter { name in short.count { $0.column == name } > 1 }
      .map(LeverProblem.twice)
    if !problems.isEmpty { throw DiagnosticError(problems) }
    levers = (file?.levers ?? []).filter { !named.contains($0.column) } + short
    costUnit = file?.costUnit
  }
}
