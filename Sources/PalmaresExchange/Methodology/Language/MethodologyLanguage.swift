/// Every key of the methodology language, by what has it: the one list that the readers, the manual
/// and the JSON Schema share.
public enum MethodologyLanguage {
  /// The keys that readers know, for each kind of mapping.
  public static let keySets: [KeySet] =
    [
      .file, .text, .source, .data, .join, .column, .long, .table, .amendment, .insteadOf,
      .parameter, .readerRange, .profile, .population, .check, .node, .child, .total, .weights,
      .needs, .print, .step, .results,
      .resultsTable, .shown, .published, .comparison, .forLoop, .range, .missingValues,
    ] + kernelSteps + StepForm.all.compactMap(\.keys) + CombineForm.all.compactMap(\.keys)
    + NodeForm.all.map(\.keys)

  static let kernelSteps: [KeySet] = [
    .scale, .rank, .round, .map, .cut, .fill, .blank, .winsorise, .netFlow,
  ]

  /// The words that name a step: those of the kernel, then the named forms.
  public static let steps = KeySet.operations + StepForm.all.map(\.name)
  /// The words that name a combination.
  public static let combines =
    KeySet.combines + CombineForm.all.map(\.name)
    + NodeForm.all.map(\.name)
}

extension KeySet {
  /// A node as written.
  static let node = KeySet(
    "node",
    kernelNode.keys + CombineForm.all.map(\.name) + NodeForm.all.map(\.name)
      + ["missing", "for", "id", "into"])

  /// A step as written.
  static let step = KeySet("step", operations + StepForm.all.map(\.name) + besideStep)
}
