extension FieldReader {
  /// What is said of the form of a table: separator, decimal mark, grouping, encoding.
  func dialect() -> DeclaredDialect {
    DeclaredDialect(
      separator: optional("separator")?.choice(FieldSeparator.self),
      decimal: optional("decimal")?.choice(DecimalMark.self),
      thousands: optional("thousands")?.choice(ThousandsMark.self),
      encoding: optional("encoding")?.choice(TextEncoding.self))
  }
}
