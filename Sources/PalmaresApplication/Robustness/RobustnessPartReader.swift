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
      guard let tree, !problems.hasErrors else {
        if bytes.isCutOff { throw .truncated }
        throw .notJSON(line: problems.first?.locations.first?.line)
      }
      let schema = tree["schema"]?.scalar?.text
      guard schema == Self.partSchema else { throw .schema(schema) }
      let reader = RobustnessPartReader(tree: tree)
      try reader.checkKeys()
      let header = try reader.header()
      self.init(header: header, progress: try reader.progress(header), origin: file)
    } catch {
      throw DiagnosticError(RobustnessProblem.unreadable(file, error.reason))
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
    let draws = try tree.need("draws").whole("draws", 1...RobustnessRequest.mostDraws)
    guard let seed = UInt64(try tree.need("seed").word("seed")) else { throw .form("seed") }
    guard let basis = AnalysisBasis(rawValue: try tree.need("basis").word("basis")) else {
      throw .form("basis")
    }
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
      rivals: try results.need("rivals").items("rivals").positions("rivals", below: count),
      setAside: try setAside(), institutions: try institutions(classes.count, ranks: count),
      listed: try results.need("listed").items("listed").positions("listed", below: count))
    return header
  }

  /// Refuses what no part holds: it was meant for something, and would be passed over.
  func checkKeys() throws(PartFault) {
    try tree.checkKeys(
      "schema methodology dataset basis draws seed varied left_aside results institutions ranges "
        + "halves", of: Self.top)
    try tree["methodology"]?.checkKeys(
      "id edition sha256 heading status undisclosed disclosures table reader reader_note",
      of: "methodology")
    try tree["dataset"]?.checkKeys("sha256 period set_aside", of: "dataset")
    try tree["results"]?.checkKeys("rank score decimals classes rivals listed", of: "results")
    for item in tree["varied"]?.sequence ?? [] { try item.checkKeys("text sentence", of: "varied") }
    for item in tree["halves"]?.sequence ?? [] {
      try item.checkKeys("draws ranks scores classes rivals", of: "halves")
    }
  }

  private static let top = "palmares.robust-part"

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
    _ classes: Int, ranks count: Int
  ) throws(PartFault) -> [RobustnessHeader.Institution] {
    var found: [RobustnessHeader.Institution] = []
    var known: Set<String> = []
    for item in try tree.need("institutions").items("institutions") {
      let parts = try item.items("institutions")
      guard parts.count == 4 + classes else { throw .form("institutions") }
      found.append(
        RobustnessHeader.Institution(
          identifier: try parts[0].word("institutions"), name: try parts[1].word("institutions"),
          rank: try parts[2].place("institutions", of: count),
          score: try parts[3].score("institutions"),
          classes: parts.dropFirst(4).map(\.textOrNil)))
      let identifier = found[found.count - 1].identifier
      guard known.insert(identifier).inserted else { throw .twice("institutions", identifier) }
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
      let kept = (progress.halves[half].scores ?? [:]).keys
      guard kept.allSatisfy({ draw in bounds.contains(draw) && progress.holds(draw) }) else {
        throw .form("scores")
      }
      let done = progress.done.reduce(0) { $0 + $1.clamped(to: bounds).count }
      guard done == progress.halves[half].draws else { throw .counts("ranges") }
    }
    return progress
  }

  private func tally(
    _ item: MarkedTree, _ header: RobustnessHeader
  ) throws(PartFault) -> RobustnessTally {
    var tally = header.emptyTally
    let draws = try item.need("draws").whole("draws", 0...header.draws)
    tally.draws = draws
    let ranks = try item.need("ranks").items("ranks")
    guard ranks.count == (header.hasRank ? tally.units : 0) else { throw .form("ranks") }
    tally.ranks?.add(draws: draws)
    for (unit, item) in ranks.enumerated() {
      let distribution = try distribution(try item.word("ranks"), of: draws, in: tally.units)
      tally.ranks?.add(distribution, to: unit)
    }
    for item in try item.need("scores").items("scores") {
      let parts = try item.items("scores")
      guard parts.count == tally.units + 1, tally.scores != nil else { throw .form("scores") }
      let draw = try parts[0].whole("scores", 0...header.draws - 1)
      var scores: [Double?] = []
      for part in parts.dropFirst() { scores.append(try part.score("scores")) }
      tally.scores?[draw] = scores
    }
    guard tally.scores == nil || tally.scores?.count == draws else { throw .counts("scores") }
    try addClasses(try item.need("classes").items("classes"), to: &tally)
    try addRivals(try item.need("rivals").items("rivals"), to: &tally)
    return tally
  }

  /// Nobody's place is beyond the last of the field, and nobody has more ranks than there are draws: what
  /// would take memory, or overflow, is refused before anything is made of it.
  private func distribution(
    _ text: String, of draws: Int, in field: Int
  ) throws(PartFault) -> RankDistribution {
    let words = text.split(separator: " ")
    guard let absent = words.first.flatMap({ $0.hasPrefix("a") ? Int($0.dropFirst()) : nil }),
      absent >= 0
    else { throw .form("ranks") }
    guard absent <= draws else { throw .counts("ranks") }
    var left = draws - absent
    var ranks: [(rank: Int32, count: Int)] = []
    for word in words.dropFirst() {
      let parts = word.split(separator: ":")
      guard parts.count == 2, let rank = Int32(parts[0]), let count = Int(parts[1]), count > 0,
        ranks.last.map({ $0.rank < rank }) ?? true
      else { throw .form("ranks") }
      guard (2...2 * max(1, field)).contains(Int(rank)) else {
        throw .number("ranks", "\(rank)", PartFault.between(2...2 * max(1, field)))
      }
      guard count <= left else { throw .counts("ranks") }
      left -= count
      ranks.append((rank, count))
    }
    guard left == 0 else { throw .counts("ranks") }
    return RankDistribution(doubledRanks: ranks, absent: absent)
  }

  private func addClasses(
    _ items: [MarkedTree], to tally: inout RobustnessTally
  ) throws(PartFault) {
    guard items.count == tally.classes.count else { throw .form("classes") }
    for (index, item) in items.enumerated() {
      var left = [Int](repeating: tally.draws, count: tally.units)
      for entry in try item.items("classes") {
        let parts = try entry.items("classes")
        guard parts.count == 2 else { throw .form("classes") }
        let word = try parts[0].word("classes")
        for (unit, count) in try counts(parts[1], "classes", tally).enumerated() where count > 0 {
          left[unit] -= count
          guard left[unit] >= 0 else { throw .counts("classes") }
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
        guard wins[unit] + ties[unit] <= tally.draws else { throw .counts("rivals") }
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

extension [UInt8] {
  /// Whether JSON stops before what was opened is closed: by its end, or by its brackets.
  fileprivate var isCutOff: Bool {
    let space: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    guard last(where: { !space.contains($0) }) == UInt8(ascii: "}") else { return true }
    var (depth, isText, isEscaped) = (0, false, false)
    for byte in self {
      if isText {
        if byte == UInt8(ascii: "\""), !isEscaped { isText = false }
        isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      } else if byte == UInt8(ascii: "\"") {
        isText = true
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        depth += 1
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        depth -= 1
      }
    }
    return depth > 0 && !isText
  }
}

extension MarkedTree {
  /// - Parameter keys: apart by spaces.
  fileprivate func checkKeys(_ keys: String, of place: String) throws(PartFault) {
    let known = keys.split(separator: " ")
    for entry in mapping ?? [] where !known.contains(entry.key[...]) {
      throw .unknownKey(entry.key, in: place)
    }
  }

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
    guard let text = scalar?.text else { throw .form(what) }
    guard let number = Int(text), range.contains(number) else {
      throw .number(what, text, PartFault.between(range))
    }
    return number
  }

  /// A score that statistics can be made of: squares of many of them add up.
  fileprivate func score(_ what: String) throws(PartFault) -> Double? {
    if isNull { return nil }
    guard let text = scalar?.text else { throw .form(what) }
    guard let number = Double(text), number.magnitude <= 1e100 else {
      throw .number(
        what, text,
        LocalizedText(en: "a number from -1e100 to 1e100", fr: "un nombre de -1e100 à 1e100"))
    }
    return number
  }

  /// A place of a field, half way between two where a tie shares them.
  fileprivate func place(_ what: String, of count: Int) throws(PartFault) -> Double? {
    if isNull { return nil }
    guard let text = scalar?.text else { throw .form(what) }
    guard let rank = Double(text), rank >= 1, rank <= Double(count),
      (rank * 2).rounded() == rank * 2
    else {
      throw .number(
        what, text,
        LocalizedText(
          en: "a place from 1 to \(counted(count, in: .english))",
          fr: "une place de 1 à \(counted(count, in: .french))"))
    }
    return rank
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
    try checkKeys("en fr", of: what)
    return LocalizedText(
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

  /// Positions, each once.
  fileprivate func positions(_ what: String, below end: Int) throws(PartFault) -> [Int] {
    guard isEmpty || end > 0 else { throw .form(what) }
    let positions = try wholes(what, below: end)
    var known: Set<Int> = []
    for position in positions where !known.insert(position).inserted {
      throw .twice(what, "\(position)")
    }
    return positions
  }

  fileprivate func localized(_ what: String) throws(PartFault) -> [LocalizedText] {
    var texts: [LocalizedText] = []
    for item in self { texts.append(try item.localized(what)) }
    return texts
  }
}
