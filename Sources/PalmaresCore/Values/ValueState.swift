/// What is known of a value: it is there, or why it isn't.
///
/// A state is never guessed from a number: `0` is a value, and a blank is missing until a rule of
/// the methodology says otherwise.
public enum ValueState: UInt8, Sendable, Hashable, CaseIterable {
  /// A value stands here.
  case present
  /// Asked for and not given (*non renseigné*).
  case missing
  /// Doesn't apply to this institution (*sans objet*): no rule may fill it.
  case notApplicable
  /// Known to its owner and not published (*non diffusé*).
  case withheld
  /// Suppressed because so few people stand behind it (*effectif trop faible*).
  case tooFew
  /// Not due yet (*attendu*).
  case expected

  /// The word used in files and in JSON.
  public var code: String {
    switch self {
    case .present: "present"
    case .missing: "missing"
    case .notApplicable: "not_applicable"
    case .withheld: "withheld"
    case .tooFew: "too_few"
    case .expected: "expected"
    }
  }

  public init?(code: String) {
    guard let state = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = state
  }

  /// The word a person reads.
  public var name: LocalizedText {
    switch self {
    case .present: LocalizedText(en: "reported", fr: "renseigné")
    case .missing: LocalizedText(en: "missing", fr: "non renseigné")
    case .notApplicable: LocalizedText(en: "not applicable", fr: "sans objet")
    case .withheld: LocalizedText(en: "withheld", fr: "non diffusé")
    case .tooFew: LocalizedText(en: "too few", fr: "effectif trop faible")
    case .expected: LocalizedText(en: "expected", fr: "attendu")
    }
  }

  /// Whether a `fill` step may put a value here: all absences but ``notApplicable``.
  public var canBeFilled: Bool { self != .present && self != .notApplicable }
}
