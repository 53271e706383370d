/// An institution that a table has only a range for, where an analysis needs a number.
public struct SetAsideUnit: Sendable, Hashable {
  public let identifier: String
  /// To print; the identifier where the data have no name.
  public let name: String
  /// Heading of the first column with a range.
  public let heading: String
  /// The range as printed.
  public let text: String

  public init(identifier: String, name: String, heading: String, text: String) {
    self.identifier = identifier
    self.name = name
    self.heading = heading
    self.text = text
  }
}

extension Dataset {
  /// Without some institutions, in every period: as if the table had no rows of theirs, but that it says who
  /// they are. Those that a period doesn't hold change nothing there.
  public func settingAside(_ units: [SetAsideUnit]) -> Dataset {
    guard let series else { return keeping(allBut: units) }
    return series.mapping { $0.keeping(allBut: units) }.dataset(at: position)
  }

  private func keeping(allBut units: [SetAsideUnit]) -> Dataset {
    var out = Set<String>()
    let held = units.filter {
      self.units.position(of: $0.identifier) != nil && out.insert($0.identifier).inserted
    }
    if held.isEmpty { return self }
    let kept = self.units.identifiers.indices.filter { !out.contains(self.units.identifiers[$0]) }
    var origin = origin
    if let line = origin.line { origin.line = { line($0, kept[$1]) } }
    if let text = origin.text { origin.text = { text($0, kept[$1]) } }
    return Dataset(
      units: self.units.keeping(kept, settingAside: held),
      columns: columns.mapValues { $0.keeping(kept) }, origin: origin)
  }
}

extension Column {
  fileprivate func keeping(_ positions: [Int]) -> Column {
    Column(
      values: positions.map { values[$0] }, states: positions.map { states[$0] },
      categories: categories)
  }
}
