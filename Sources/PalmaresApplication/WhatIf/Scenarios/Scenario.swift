public import PalmaresEngine
public import PalmaresExchange

/// What was asked of one edition of a methodology on one table of figures, so that it can be asked again:
/// a scenario file.
///
///     palmares: 1
///     scenario:
///       methodology: hdi-2023
///       edition: 2023
///       methodology_sha256: 3f1c…
///       data_sha256: 90ab…
///       set:
///         - France.gni_per_head=52000
public struct Scenario: Sendable, Hashable {
  /// The methodology's id, or the path of its file as it was given.
  public var method: String
  public var edition: String
  public var methodologyDigest: String
  /// `nil` for figures that come from no file.
  public var dataDigest: String?
  /// The table of figures, where it was brought by the reader.
  public var data: String?
  public var table: String?
  public var profile: String?
  public var period: String?
  /// What is set, as written.
  public var settings: [String]

  /// What is asked of a methodology on its figures.
  ///
  /// - Parameters:
  ///   - settings: as written.
  ///   - method: how the methodology is called for.
  ///   - dataset: the figures.
  ///   - data: the table that the reader brought.
  public init(
    _ settings: [String], of document: MethodologyDocument, as method: String,
    on dataset: Dataset, data: String? = nil, table: String? = nil, profile: String? = nil,
    period: String? = nil
  ) {
    self.method = method
    edition = document.header.edition
    methodologyDigest = document.sha256
    dataDigest = dataset.origin.sha256
    self.data = data
    self.table = table
    self.profile = profile
    self.period = period
    self.settings = settings
  }

  /// The same scenario gives the same bytes.
  public var yaml: String {
    let mark = Mark(line: 1, column: 1)
    func entry(_ key: String, _ text: String?) -> MarkedTree.Entry? {
      text.map {
        MarkedTree.Entry(
          key: key, keyMark: mark,
          value: MarkedTree(.scalar(.init($0, isQuoted: true)), at: mark))
      }
    }
    let list = settings.map { MarkedTree(.scalar(.init($0, isQuoted: true)), at: mark) }
    let entries = [
      entry("methodology", method), entry("edition", edition),
      entry("methodology_sha256", methodologyDigest), entry("data", data),
      entry("data_sha256", dataDigest), entry("table", table), entry("profile", profile),
      entry("period", period),
      MarkedTree.Entry(key: "set", keyMark: mark, value: MarkedTree(.sequence(list), at: mark)),
    ].compactMap { $0 }
    let version = MarkedTree(.scalar(.init("1")), at: mark)
    return YAMLWriter.text(
      of: MarkedTree(
        .mapping([
          MarkedTree.Entry(key: "palmares", keyMark: mark, value: version),
          MarkedTree.Entry(
            key: "scenario", keyMark: mark, value: MarkedTree(.mapping(entries), at: mark)),
        ]), at: mark))
  }
}
