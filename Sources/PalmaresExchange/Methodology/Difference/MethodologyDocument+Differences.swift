extension MethodologyDocument {
  /// Everything that another document says differently, section by section. Both are compared
  /// written out, so that a named form and its expansion are the same, and so are `0.5` and `.5`.
  public func differences(to other: MethodologyDocument) -> [MethodologyDifference] {
    var comparison = TreeComparison(before: file, after: other.file)
    comparison.compare(
      NormalForm.of(expanded), NormalForm.of(other.expanded), path: [])
    return comparison.differences
  }
}
