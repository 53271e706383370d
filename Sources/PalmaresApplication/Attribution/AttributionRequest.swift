/// One of the two editions that someone compares: the rules, the table, which of its periods.
public struct EditionRequest: Sendable, Hashable {
  /// The methodology's file.
  public var file: String
  /// Replaces the table that it names.
  public var data: String?
  public var period: String?
  /// A table of the methodology in place of the main one.
  public var table: String?

  public init(file: String, data: String? = nil, period: String? = nil, table: String? = nil) {
    self.file = file
    self.data = data
    self.period = period
    self.table = table
  }
}

/// What becomes of figures that the rules of one edition read and the other edition's table doesn't hold.
public enum AbsentFigures: String, Sendable, Hashable, CaseIterable {
  /// The mixtures can't be made: an error that names them.
  case refuse
  /// They are missing, as the rules treat what is missing. That is part of what data change.
  case missing
}
