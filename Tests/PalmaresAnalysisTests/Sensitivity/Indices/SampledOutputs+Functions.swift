import PalmaresAnalysis

extension SampledOutputs {
  /// A function of the unit cube at the points of a design.
  init(
    of function: ([Double]) -> Double, groups: [Range<Int>], rows: Int, seed: UInt64? = 1
  ) {
    let design = SensitivityDesign(groups: groups, seed: seed)
    let values = (0..<rows).map { design.points(of: $0).map(function) }
    self.init(
      a: values.map { $0[0] }, b: values.map { $0[groups.count + 1] },
      mixed: groups.indices.map { group in values.map { $0[group + 1] } })
  }

  func mapped(_ transform: (Double) -> Double) -> SampledOutputs {
    SampledOutputs(a: a.map(transform), b: b.map(transform), mixed: mixed.map { $0.map(transform) })
  }
}
