import CClp

/// The solver of linear programmes that the benefit of the doubt needs: COIN-OR Clp, where the machine
/// has it.
public enum LinearSolver {
  /// Looks for it, once.
  public static var isFound: Bool { Int(palmares_clp_status()) == PALMARES_CLP_READY }
}
