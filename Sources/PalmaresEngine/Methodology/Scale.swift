/// The straight line that takes one pair of points to another: every linear normalisation and every
/// rescaling.
///
///     scale: {from: [min, max], to: [0, 100]}        # min–max
///     scale: {from: [mean, mean + sd], to: [0, 1]}   # z-score
///     scale: {from: [20, 85], to: [0, 1]}            # goalposts
///
/// Values outside the anchors go on along the line; follow with `clip` to stop them. Missing values
/// stay missing. Two equal anchors are an error: a constant indicator can't tell institutions apart.
///
/// - Source: OECD/JRC (2008), *Handbook on Constructing Composite Indicators*, step 5.
public struct Scale: Sendable {
  public var from: (Expression, Expression)
  public var to: (Expression, Expression)

  public init(from: (Expression, Expression), to: (Expression, Expression)) {
    self.from = from
    self.to = to
  }
}
