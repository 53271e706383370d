extension Evaluation {
  /// The weights of a combination's children: those declared, or those that the data gave.
  package func weights(of code: String) -> [Double]? {
    graph.positions[code].map { weights(at: $0) }
  }
}
