/// A straight line through two points: a→c and b→d.
struct ScaleLine {
  var a: Double
  var b: Double
  var c: Double
  var d: Double

  func value(of x: Double) -> Double {
    // Beyond what a double holds, the distance would vanish in the division below.
    guard (b - a).isFinite, (d - c).isFinite else { return .infinity }
    return c + (x - a) / (b - a) * (d - c)
  }
}
