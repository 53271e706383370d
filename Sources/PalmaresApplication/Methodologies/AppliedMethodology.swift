public import PalmaresCore
public import PalmaresEngine
public import PalmaresExchange

/// A methodology applied to its data, or to those that the reader brings.
public struct AppliedMethodology: Sendable {
  public let document: MethodologyDocument
  public let evaluation: Evaluation
  /// What was found on the way and stopped nothing.
  public let remarks: [Diagnostic]

  public var dataset: Dataset { evaluation.dataset }

  /// An evaluation at hand, as of the changed methodology of one draw.
  init(_ document: MethodologyDocument, _ evaluation: Evaluation, remarks: [Diagnostic] = []) {
    self.document = document
    self.evaluation = evaluation
    self.remarks = remarks
  }

  /// - Parameters:
  ///   - compiled: the methodology.
  ///   - data: replaces the file that it names (`--data`).
  ///   - targets: nodes wanted; those of the results where `nil`.
  ///   - populations: populations whose members are wanted, besides that of the results.
  ///   - period: which of several periods of the data; the last one where `nil`.
  ///   - columns: columns wanted besides those that the methodology reads.
  ///   - settingAsideRanges: sets aside institutions for which a table of published scores has only a range,
  ///     as analyses do; an error otherwise.
  ///   - keepingSteps: keeps what happened inside nodes, for a trace.
  /// - Throws: everything that is wrong with the data, or with a rule applied to them.
  public init(
    _ compiled: CompiledMethodology, data: String? = nil, targets: [NodeReference]? = nil,
    populations: [PopulationReference] = [], period: String? = nil,
    alsoReading columns: [ColumnRequirement] = [], settingAsideRanges: Bool = false,
    keepingSteps: Bool = false
  ) throws(DiagnosticError) {
    document = compiled.document
    let needed = compiled.graph.requirements(for: targets, populations: populations)
    let known = Set(needed.map(\.name))
    let (dataset, remarks) = try DatasetReader.read(
      document.data, file: data,
      requirements: needed + columns.filter { !known.contains($0.name) }, period: period,
      ranges: settingAsideRanges
        ? compiled.printedRanges(targets, alsoReading: columns) : .refused)
    evaluation = try compiled.graph.evaluated(
      on: dataset, targets: targets, populations: populations, keepingSteps: keepingSteps)
    self.remarks = compiled.warnings + remarks + evaluation.warnings
  }
}
