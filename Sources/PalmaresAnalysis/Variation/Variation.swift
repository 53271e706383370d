public import PalmaresCore
public import PalmaresEngine

/// What of a methodology and its figures is uncertain, and how: the inputs of an uncertainty or
/// sensitivity analysis.
///
/// A *point* holds one uniform number, 0 ≤ u < 1, for each coordinate of each input, in the order of
/// the inputs; every point stands for one ``PalmaresEngine/Change``.
///
/// - Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 7 (uncertainty and
///   sensitivity analysis).
public struct Variation: Sendable {
  public var inputs: [VariedInput]

  public init(_ inputs: [VariedInput]) {
    self.inputs = inputs
  }

  /// How many numbers a point has.
  public var dimension: Int { inputs.reduce(0) { $0 + $1.dimension } }

  /// Which coordinates of a point belong to each input.
  public var coordinates: [Range<Int>] {
    var start = 0
    return inputs.map { input in
      defer { start += input.dimension }
      return start..<(start + input.dimension)
    }
  }

  /// What the methodology and its figures become at a point.
  public func change(at point: [Double]) -> Change {
    precondition(point.count == dimension, "\(point.count) coordinates, \(dimension) wanted")
    var change = Change()
    let parts = zip(inputs, coordinates)
    // Rules last: the weights drawn for a node go into it before one of its children is left out.
    for (input, range) in parts where !input.isRule { input.vary(&change, at: point[range]) }
    for (input, range) in parts where input.isRule { input.vary(&change, at: point[range]) }
    return change
  }

  /// What they become in one draw.
  public func change(of draw: Int, by random: CounterRandom) -> Change {
    change(at: random.uniforms(draw: draw, count: dimension))
  }
}
