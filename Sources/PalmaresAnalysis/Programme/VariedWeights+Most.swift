extension VariedWeights {
  /// The most that a weight can be.
  func most(at index: Int) -> Double {
    switch law {
    case .box(let share), .sumBox(let share): nominal[index] * (1 + share)
    // All of it, and what a quotient may round up.
    case .dirichlet: nominal.reduce(0, +) * (1 + 0x1p-50)
    }
  }
}
