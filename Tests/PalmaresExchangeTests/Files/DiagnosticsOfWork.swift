import PalmaresCore

/// The diagnostics that stop a piece of work; none where it succeeds.
func diagnostics(of work: () throws(DiagnosticError) -> Void) -> [Diagnostic] {
  do throws(DiagnosticError) {
    try work()
    return []
  } catch {
    return error.diagnostics
  }
}

/// The identifiers of their rules, in order.
func rules(of work: () throws(DiagnosticError) -> Void) -> [String] {
  diagnostics(of: work).map(\.rule.identifier)
}
