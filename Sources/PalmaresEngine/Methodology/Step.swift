public import PalmaresCore

/// One step of a chain: a column in, a column out.
public struct Step: Sendable {
  public var operation: StepOperation
  /// Whose values set the step, where it isn't the methodology's `fit`.
  public var over: PopulationReference?
  /// A column or node of groups: the step is fitted in each group apart.
  public var by: NodeReference?
  /// Fewest values that may set the step; with fewer its result is missing. No limit where `nil`.
  public var members: Int?
  /// A name for the column that comes out, so that `node@name` can be read.
  public var stage: String?
  /// The named form that it was written as, `min_max`; `nil` when written in the kernel's words.
  public var form: String?
  public var citation: String?
  public var note: LocalizedText?
  public var location: SourceLocation?

  public init(
    _ operation: StepOperation, over: PopulationReference? = nil, by: NodeReference? = nil,
    members: Int? = nil, stage: String? = nil, form: String? = nil, citation: String? = nil,
    note: LocalizedText? = nil, location: SourceLocation? = nil
  ) {
    self.operation = operation
    self.over = over
    self.by = by
    self.members = members
    self.stage = stage
    self.form = form
    self.citation = citation
    self.note = note
    self.location = location
  }
}

/// What a step does. One file for each, with its parameters, its meaning and its law.
public enum StepOperation: Sendable {
  case scale(Scale)
  case rank(Rank)
  case clip(Clip)
  case round(Round)
  case map(Map)
  case cut(Cut)
  case fill(Fill)
  case fillPeriods(FillPeriods)
  case blank(Blank)
  case replace(Replace)
  case winsorise(Winsorise)
  case netFlow(NetFlow)
}
