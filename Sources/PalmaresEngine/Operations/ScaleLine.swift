/// A straight line through two points: a→c and b→d.
package struct ScaleLine {
  var a: Double
  var b: Double
  var c: Double
  var d: Double

  package init(a: Double, b: Double, c: Double, d: Double) {
    self.a = a
    self.b = b
    self.c = c
    self.d = d
  }

  package func value(of x: Double) -> Double {
    // Beyond what a double holds, the distance would vanish in the division below.
    guard (b - a).isFinite, (d - c).isFinite else { return .infinity }
    return c + (x - a) / (b - a) * (d - c)
  }
}
