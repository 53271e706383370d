extension VariedWeights {
  /// The most that a weight can be.
  func most(at index: Int) -> Double {
    switch law {
    case .box(let share): nominal[index] * (1 + share)
    }
  }
}
