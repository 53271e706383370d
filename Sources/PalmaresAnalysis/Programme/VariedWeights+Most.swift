extension VariedWeights {
  /// The most that a weight can be.
  func most(at index: Int) -> Double {
    switch law {
    case .box(let share), .sumBox(let share): nominal[index] * (1 + share)
    case .dirichlet: nominal.reduce(0, +)
    }
  }
}
