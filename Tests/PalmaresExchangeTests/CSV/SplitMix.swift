/// Seeded random numbers for tests.
///
/// - Source: Steele, Lea, Flood (2014), *Fast splittable pseudorandom number generators*.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number in plain form of 1 to 22 digits, with and without fraction and exponent.
  mutating func number() -> String {
    func digits(_ count: Int, _ random: inout SplitMix) -> String {
      (0..<count).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    }
    var text = Bool.random(using: &self) ? "-" : ""
    text += digits(.random(in: 1...11, using: &self), &self)
    if Bool.random(using: &self) { text += "." + digits(.random(in: 1...11, using: &self), &self) }
    if Int.random(in: 0...3, using: &self) == 0 {
      text += "e\(Int.random(in: -40...40, using: &self))"
    }
    return text
  }
}
