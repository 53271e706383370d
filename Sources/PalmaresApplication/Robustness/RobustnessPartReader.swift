import PalmaresAnalysis
public import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension RobustnessRecord {
  /// Reads a part.
  ///
  /// - Throws: `robust.part-unreadable`, and what is wrong with the file.
  public init(part file: String) throws(DiagnosticError) {
    let bytes = try FileContents.read(file).bytes
    let (tree, problems) = YAMLReader.read(bytes, file: file)
    do throws(PartFault) {
      guard let tree, !problems.hasErrors else { throw .form("JSON") }
      guard tree["schema"]?.scalar?.text == Self.partSchema else { throw .form("schema") }
      let reader = RobustnessPartReader(tree: tree)
      let header = try reader.header()
      self.init(header: header, progress: try reader.progress(header), origin: file)
    } catch {
      throw DiagnosticError(RobustnessProblem.unreadable(file, error.reason))
    }
  }
}

/// What of a part can't be.
enum PartFault: Error {
  /// Something that is not there, or not in its form.
  case form(String)
  /// Counts that don't add up.
  case counts(String)

  var reason: LocalizedText {
    switch self {
    case .form(let what):
      LocalizedText(
        en: "'\(what)' is not as it must be", fr: "« \(what) » n’est pas ce qu’il faut"
      ).typeset
    case .counts(let what):
      LocalizedText(
        en: "the counts of '\(what)' don't add up to its draws",
        fr: "les comptes de « \(what) » ne donnent pas le nombre de ses tirages"
      ).typeset
    }
  }
}

/// Reads what ``RobustnessRecord/part`` writes, and believes none of it.
private struct RobustnessPartReader {
  let tree: MarkedTree

  func header() throws(PartFault) -> RobustnessHeader {
    let method = try tree.need("methodology")
    let results = try tree.need("results")
    let count = try tree.need("institutions").items("institutions").count
    let draws = try tree.need("draws").whole("draws", 1...1_000_000_000)
    guard let seed = UInt64(try tree.need("seed").word("seed")),
      let basis = AnalysisBasis(rawValue: try tree.need("basis").word("basis"))
    else { throw .form("seed") }
    let classes = try results.need("classes").items("classes").texts("classes")
    let header = RobustnessHeader(
      id: try method.need("id").word("id"), edition: try method.need("edition").word("edition"),
      heading: try method.need("heading").localized("heading"),
      status: try method.need("status").status("status"),
      undisclosed: try method.need("undisclosed").items("undisclosed").localized("undisclosed"),
      disclosures: try method.need("disclosures").items("disclosures").localized("disclosures"),
      methodDigest: try method.need("sha256").word("sha256"),
      dataDigest: tree["dataset"]?["sha256"]?.textOrNil, table: method["table"]?.textOrNil,
      period: tree["dataset"]?["period"]?.textOrNil, reader: method["reader"]?.textOrNil,
      readerNote: try method["reader_note"].flatMap { $0.isNull ? nil : $0 }?
        .localized("reader_note"),
      basis: basis, inputs: try inputs(),
      leftAside: try tree.need("left_aside").items("left_aside").localized("left_aside"),
      draws: draws, seed: seed, hasRank: try results.need("rank").flag("rank"),
      hasScore: try results.need("score").flag("score"),
      scoreDecimals: try results["decimals"].flatMap { $0.isNull ? nil : $0 }?
        .whole("decimals", 0...15), classes: classes,
      rivals: try results.need("rivals").items("rivals").wholes("rivals", below: count),
      setAside: try setAside(), institutions: try institutions(classes.count),
      listed: try results.need("listed").items("listed").wholes("listed", below: count))
    return header
  }

  private func inputs() throws(PartFault) -> [RobustnessHeader.Input] {
    var inputs: [RobustnessHeader.Input] = []
    for item in try tree.need("varied").items("varied") {
      inputs.append(
        RobustnessHeader.Input(
          text: try item.need("text").word("text"),
          sentence: try item.need("sentence").localized("sentence")))
    }
    return inputs
  }

  private func setAside() throws(PartFault) -> [SetAsideUnit] {
    var found: [SetAsideUnit] = []
    for item in try tree["dataset"]?["set_aside"]?.items("set_aside") ?? [] {
      found.append(
        SetAsideUnit(
          identifier: try item.need("id").word("set_aside"),
          name: try item.need("name").word("set_aside"),
          heading: try item.need("column").word("set_aside"),
          text: try item.need("range").word("set_aside")))
    }
    return found
  }

  private func institutions(
    _ classes: Int
  ) throws(PartFault) -> [RobustnessHeader.Institution] {
    var found: [RobustnessHeader.Institution] = []
    for item in try tree.need("institutions").items("institutions") {
      let parts = try item.items("institutions")
      guard parts.count == 4 + classes else { throw .form("institutions") }
      found.append(
        RobustnessHeader.Institution(
          identifier: try parts[0].word("institutions"), name: try parts[1].word("institutions"),
          rank: try parts[2].number("institutions"), score: try parts[3].number("institutions"),
          classes: parts.dropFirst(4).map(\.textOrNil)))
    }
    return found
  }

  // MARK: Counts

  func progress(_ header: RobustnessHeader) throws(PartFault) -> RobustnessProgress {
    let items = try tree.need("halves").items("halves")
    guard items.count == 2 else { throw .form("halves") }
    var halves: [RobustnessTally] = []
    for item in items { halves.append(try tally(item, header)) }
    var progress = RobustnessProgress(halves: halves)
    for item in try tree.need("ranges").items("ranges") {
      let ends = try item.items("ranges").wholes("ranges", below: header.draws + 1)
      guard ends.count == 2, ends[0] < ends[1],
        progress.missing(of: [ends[0]..<ends[1]]) == [ends[0]..<ends[1]]
      else { throw .form("ranges") }
      progress.note(ends[0]..<ends[1])
    }
    let middle = header.draws / 2
    for (half, bounds) in [0..<middle, middle..<header.draws].enumerated() {
      let done = progress.done.reduce(0) { $0 + $1.clamped(to: bounds).count }
      guard done == progress.halves[half].draws else { throw .counts("ranges") }
    }
    return progress
  }

  private func tally(
    _ item: MarkedTree, _ header: RobustnessHeader
  ) throws(PartFault) -> RobustnessTally {
    var tally = header.emptyTally
    let draws = try item.need("draws").whole("draws", 0...1_000_000_000)
    tally.draws = draws
    let ranks = try item.need("ranks").items("ranks")
    guard ranks.count == (header.hasRank ? tally.units : 0) else { throw .form("ranks") }
    tally.ranks?.add(draws: draws)
    for (unit, item) in ranks.enumerated() {
      let distribution = try distribution(try item.word("ranks"))
      guard distribution.draws == draws else { throw .counts("ranks") }
      tally.ranks?.add(distribution, to: unit)
    }
    for item in try item.need("scores").items("scores") {
      let parts = try item.items("scores")
      guard parts.count == tally.units + 1, tally.scores != nil else { throw .form("scores") }
      let draw = try parts[0].whole("scores", 0...header.draws - 1)
      var scores: [Double?] = []
      for part in parts.dropFirst() { scores.append(try part.number("scores")) }
      tally.scores?[draw] = scores
    }
    guard tally.scores == nil || tally.scores?.count == draws else { throw .counts("scores") }
    try addClasses(try item.need("classes").items("classes"), to: &tally)
    try addRivals(try item.need("rivals").items("rivals"), to: &tally)
    return tally
  }

  private func distribution(_ text: String) throws(PartFault) -> RankDistribution {
    let words = text.split(separator: " ")
    guard let absent = words.first.flatMap({ $0.hasPrefix("a") ? Int($0.dropFirst()) : nil }),
      absent >= 0
    else { throw .form("ranks") }
    var ranks: [(rank: Int32, count: Int)] = []
    for word in words.dropFirst() {
      let parts = word.split(separator: ":")
      guard parts.count == 2, let rank = Int32(parts[0]), let count = Int(parts[1]), rank > 0,
        count > 0, count <= 1_000_000_000, ranks.last.map({ $0.rank < rank }) ?? true
      else { throw .form("ranks") }
      ranks.append((rank, count))
    }
    return RankDistribution(doubledRanks: ranks, absent: absent)
  }

  private func addClasses(
    _ items: [MarkedTree], to tally: inout RobustnessTally
  ) throws(PartFault) {
    guard items.count == tally.classes.count else { throw .form("classes") }
    for (index, item) in items.enumerated() {
      for entry in try item.items("classes") {
        let parts = try entry.items("classes")
        guard parts.count == 2 else { throw .form("classes") }
        let word = try parts[0].word("classes")
        for (unit, count) in try counts(parts[1], "classes", tally).enumerated() where count > 0 {
          tally.classes[index].add(count, of: word, to: unit)
        }
      }
    }
  }

  private func addRivals(
    _ items: [MarkedTree], to tally: inout RobustnessTally
  ) throws(PartFault) {
    guard items.count == tally.rivals.count else { throw .form("rivals") }
    for (index, item) in items.enumerated() {
      let parts = try item.items("rivals")
      guard parts.count == 2 else { throw .form("rivals") }
      let wins = try counts(parts[0], "rivals", tally)
      let ties = try counts(parts[1], "rivals", tally)
      for unit in wins.indices {
        tally.rivals[index].add(wins: wins[unit], ties: ties[unit], to: unit)
      }
    }
  }

  private func counts(
    _ item: MarkedTree, _ what: String, _ tally: RobustnessTally
  ) throws(PartFault) -> [Int] {
    let counts = try item.word(what).split(separator: " ").map { Int($0) }
    guard counts.count == tally.units else { throw .form(what) }
    var found: [Int] = []
    for count in counts {
      guard let count, (0...tally.draws).contains(count) else { throw .counts(what) }
      found.append(count)
    }
    return found
  }
}

extension MarkedTree {
  fileprivate func need(_ key: String) throws(PartFault) -> MarkedTree {
    guard let value = self[key] else { throw .form(key) }
    return value
  }

  fileprivate func items(_ what: String) throws(PartFault) -> [MarkedTree] {
    guard let items = sequence else { throw .form(what) }
    return items
  }

  fileprivate func word(_ what: String) throws(PartFault) -> String {
    guard let text = scalar?.text else { throw .form(what) }
    return text
  }

  fileprivate var textOrNil: String? { isNull ? nil : scalar?.text }

  fileprivate func flag(_ what: String) throws(PartFault) -> Bool {
    switch scalar?.text {
    case "true": return true
    case "false": return false
    default: throw .form(what)
    }
  }

  fileprivate func whole(_ what: String, _ range: ClosedRange<Int>) throws(PartFault) -> Int {
    guard let number = (scalar?.text).flatMap({ Int($0) }), range.contains(number) else {
      throw .form(what)
    }
    return number
  }

  fileprivate func number(_ what: String) throws(PartFault) -> Double? {
    if isNull { return nil }
    guard let number = (scalar?.text).flatMap({ Double($0) }), number.isFinite else {
      throw .form(what)
    }
    return number
  }

  fileprivate func status(
    _ what: String
  ) throws(PartFault) -> MethodologyHeader.Status {
    guard let status = MethodologyHeader.Status(rawValue: try word(what)) else {
      throw .form(what)
    }
    return status
  }

  fileprivate func localized(_ what: String) throws(PartFault) -> LocalizedText {
    LocalizedText(
      en: try need("en").word(what), fr: try need("fr").word(what))
  }
}

extension [MarkedTree] {
  fileprivate func texts(_ what: String) throws(PartFault) -> [String] {
    var texts: [String] = []
    for item in self { texts.append(try item.word(what)) }
    return texts
  }

  fileprivate func wholes(_ what: String, below end: Int) throws(PartFault) -> [Int] {
    guard end > 0 else { return [] }
    var numbers: [Int] = []
    for item in self { numbers.append(try item.whole(what, 0...end - 1)) }
    return numbers
  }

  fileprivate func localized(_ what: String) throws(PartFault) -> [LocalizedText] {
    var texts: [LocalizedText] = []
    for item in self { texts.append(try item.localized(what)) }
    return texts
  }
}
