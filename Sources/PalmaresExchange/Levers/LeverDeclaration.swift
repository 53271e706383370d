public import PalmaresCore

/// What may be changed of one column of an institution's figures, and what it costs.
public struct LeverDeclaration: Sendable, Hashable {
  /// The name that the methodology uses.
  public var column: String
  /// The least and the most that the figure may become; as it is now where `nil`.
  public var low: Double?
  public var high: Double?
  /// The smallest change; chosen by the program where `nil`.
  public var step: Double?
  /// What one step costs.
  public var cost: Double?
  /// What a change by 1 costs.
  public var unitCost: Double?
  /// Only a statement: left out of every plan. `nil` where the file doesn't say.
  public var isDeclarative: Bool?
  public var label: LocalizedText?
  public var location: SourceLocation?

  public init(
    column: String, low: Double? = nil, high: Double? = nil, step: Double? = nil,
    cost: Double? = nil, unitCost: Double? = nil, isDeclarative: Bool? = nil,
    label: LocalizedText? = nil, location: SourceLocation? = nil
  ) {
    self.column = column
    self.low = low
    self.high = high
    self.step = step
    self.cost = cost
    self.unitCost = unitCost
    self.isDeclarative = isDeclarative
    self.label = label
    self.location = location
  }
}

/// A file of levers: what an institution can change, and at what cost.
public struct LeversFile: Sendable, Hashable {
  /// Path as the user gave it.
  public var file: String
  public var title: LocalizedText?
  /// What costs are counted in: `k€`, `months`.
  public var costUnit: LocalizedText?
  public var levers: [LeverDeclaration]
}
