extension MethodologyDocument {
  /// Everything that another document says differently, section by section. Both are compared
  /// written out, so that a named form and its expansion are the same, and so are `0.5` and `.5`.
  public func differences(to other: MethodologyDocument) -> [MethodologyDifference] {
    var comparison = TreeComparison(before: file, after: other.file)
    comparison.compare(
      NormalForm.of(expanded), NormalForm.of(other.expanded), path: [])
    return comparison.differences
  }

  /// The same where the authors wrote it: tables row by row under `tables`, nodes that stand for
  /// several told once. Files without such nodes, and files that have little in common, are compared
  /// written out; so are files whose rules differ in nothing but the order in which they make nodes.
  public func writtenDifferences(to other: MethodologyDocument) -> [MethodologyDifference] {
    let expanded = differences(to: other)
    guard let comparison = WrittenComparison(self, other) else { return expanded }
    let written = comparison.differences
    let isComplete = written.contains(where: \.isRule) || !expanded.contains(where: \.isRule)
    return isComplete ? written : expanded
  }
}
