extension Sequence where Element == String {
  /// The name nearest to a misspelt one, if any is near enough to be what was meant.
  ///
  ///     ["energy_kwh", "waste"].nearest(to: "enrgy_kwh")  // "energy_kwh"
  ///
  /// Near enough: at most a third of the letters differ. Of equally near names, the first.
  ///
  /// - Parameter part: which part of the letters may differ: 3 for a third, 2 for half of them.
  public func nearest(to name: String, differingInOneOf part: Int = 3) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    var best: (name: String, distance: Int)?
    for candidate in self {
      let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars))
      if distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    guard let best, best.distance <= Swift.max(1, wanted.count / part) else { return nil }
    return best.name
  }

  /// `Did you mean 'energy_kwh'?`, or nothing when no name is near.
  public func suggestion(for name: String) -> [LocalizedText] {
    guard let near = nearest(to: name) else { return [] }
    return [LocalizedText(en: "Did you mean '\(near)'?", fr: "Vouliez-vous dire « \(near) » ?")]
  }
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other.
///
/// - Source: Damerau (1964), restricted form ("optimal string alignment").
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return Swift.max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      row[j] = Swift.min(last[j] + 1, row[j - 1] + 1, substitution)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        row[j] = Swift.min(row[j], beforeLast[j - 2] + 1)
      }
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
