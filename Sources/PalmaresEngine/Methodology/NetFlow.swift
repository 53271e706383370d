/// How far an institution is preferred to the others by one criterion, less how far they are preferred
/// to it: its mean preference over the rest of the fit population, −1…1.
///
///     net_flow: {preference: usual}                              # better or not
///     net_flow: {preference: linear, indifference: 1, strict: 5} # by how much
///
/// φ(a) = Σ (P(a − b) − P(b − a)) ÷ (n − 1) over the other members b. An institution outside the
/// population is compared with all n members, as if it alone joined. Missing values have no flow, and
/// nobody is compared with them. More is better; write `map: -x` before, where less is.
///
/// - Source: Brans & Vincke (1985), "A preference ranking organisation method (the PROMETHEE method
///   for multiple criteria decision-making)", *Management Science* 31(6).
public struct NetFlow: Sendable {
  public var preference: Preference
  /// q: differences up to here are no preference.
  public var indifference: Expression?
  /// p: differences from here on are full preference.
  public var strict: Expression?
  /// s: where the bell curve turns.
  public var inflection: Expression?

  public init(
    preference: Preference, indifference: Expression? = nil, strict: Expression? = nil,
    inflection: Expression? = nil
  ) {
    self.preference = preference
    self.indifference = indifference
    self.strict = strict
    self.inflection = inflection
  }

  /// How a difference d > 0 becomes a preference 0…1: the six functions of the method.
  public enum Preference: String, Sendable, Hashable, CaseIterable {
    /// 1 for any difference.
    case usual
    /// 1 where d > q.
    case uShape = "u_shape"
    /// d ÷ p, at most 1.
    case vShape = "v_shape"
    /// ½ where q < d ≤ p, 1 beyond.
    case level
    /// (d − q) ÷ (p − q), within 0…1.
    case linear
    /// 1 − exp(−d² ÷ 2s²).
    case gaussian

    /// The thresholds that it takes, each of them needed.
    public var thresholds: [Threshold] {
      switch self {
      case .usual: []
      case .uShape: [.indifference]
      case .vShape: [.strict]
      case .level, .linear: [.indifference, .strict]
      case .gaussian: [.inflection]
      }
    }
  }

  public enum Threshold: String, Sendable, Hashable, CaseIterable {
    case indifference
    case strict
    case inflection
  }

  public subscript(threshold: Threshold) -> Expression? {
    get {
      switch threshold {
      case .indifference: indifference
      case .strict: strict
      case .inflection: inflection
      }
    }
    set {
      switch threshold {
      case .indifference: indifference = newValue
      case .strict: strict = newValue
      case .inflection: inflection = newValue
      }
    }
  }
}
