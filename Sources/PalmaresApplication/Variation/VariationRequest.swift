import PalmaresAnalysis
public import PalmaresCore
public import PalmaresEngine

/// What is asked to vary, as written on the command line and not yet put beside a methodology.
public struct VariationRequest: Sendable {
  let clauses: [VariationClause]

  /// - Throws: `usage.variation`, every one of them.
  public init(_ texts: [String]) throws(DiagnosticError) {
    guard !texts.isEmpty else { throw DiagnosticError(VariationProblem("").none()) }
    var problems: [Diagnostic] = []
    var clauses: [VariationClause] = []
    for text in texts {
      do throws(DiagnosticError) {
        clauses.append(try VariationClause(text))
      } catch {
        problems += error.diagnostics
      }
    }
    guard problems.isEmpty else { throw DiagnosticError(problems) }
    self.clauses = clauses
  }

  /// Columns that the methodology may not read: those of standard errors.
  public var requirements: [ColumnRequirement] {
    clauses.compactMap(\.errorsColumn).map {
      ColumnRequirement(name: $0, kind: .number, location: SourceLocation(file: "--vary"))
    }
  }

  /// What varies of an evaluation.
  ///
  /// - Parameters:
  ///   - targets: nodes that shall be looked at: a subject without names is varied wherever they depend on
  ///     it.
  ///   - sources: the keys of the methodology's references.
  /// - Throws: everything that can't be varied as asked; every rule that an alternative can't apply.
  public func planned(
    for evaluation: Evaluation, targets: [NodeReference], citing sources: [String] = []
  ) throws(DiagnosticError) -> PlannedVariation {
    var planner = VariationPlanner(evaluation, targets: targets, citing: sources)
    for clause in clauses { planner.add(clause) }
    return try planner.planned()
  }
}
