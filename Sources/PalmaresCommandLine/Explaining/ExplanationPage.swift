import Glibc
import PalmaresAnalysis
import PalmaresApplication
import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// An explanation as one reads it: who, where in the ranking, then each node from the result down.
struct ExplanationPage {
  private let explanation: Explanation
  private let invocation: Invocation
  private let depth: Int
  private let sections: Sections
  private var language: Language { invocation.language.language }

  /// What is shown in place of the sums from node to node.
  struct Sections {
    var contributions = false
    var field = false

    var areChosen: Bool { contributions || field }
  }

  init(
    _ explanation: Explanation, depth: Int?, showing sections: Sections = Sections(),
    _ invocation: Invocation
  ) {
    self.sections = sections
    self.explanation = explanation
    self.invocation = invocation
    self.depth = depth ?? Self.depthOfOnePage(explanation.steps)
  }

  /// As many whole levels as one page holds, and at least the parts of the node explained.
  private static func depthOfOnePage(_ steps: [ExplainedNode]) -> Int {
    var depth = 1
    while steps.contains(where: { $0.depth > depth }),
      steps.count(where: { $0.depth <= depth + 1 }) <= nodesOnOnePage
    { depth += 1 }
    return depth
  }

  private static let nodesOnOnePage = 24

  var text: String {
    sections.areChosen
      ? heading + AnalysisSections(explanation, sections, invocation).text : textOfNodes
  }

  private var textOfNodes: String {
    let shown = explanation.steps.filter { $0.depth <= depth }
    var text = heading
    var conditions: Set<String> = []
    for node in shown {
      let repeats = node.condition.map { !conditions.insert($0.text).inserted } ?? false
      text += "\n" + NodeParagraph(node, files, repeatsCondition: repeats, invocation).text
    }
    let left = explanation.steps.count - shown.count
    if left > 0 { text += "\n" + followed(by: left) }
    let remarks =
      sources(of: shown) + explanation.document.header.disclosures.map { $0[language] }
      + explanation.basis.notes(for: .explanation, of: explanation.dataset).map { $0[language] }
    if !remarks.isEmpty { text += "\n" }
    text += remarks.map(TextLayout.bullet).joined()
    return text + (files.folderLine(for: shown, in: language).map { "\n\($0)\n" } ?? "")
  }

  private var files: ExplanationFiles {
    ExplanationFiles(of: explanation.document, invocation.surroundings)
  }

  /// What the keys mean that rules cite: `notes: Technical notes, https://…`.
  private func sources(of nodes: [ExplainedNode]) -> [String] {
    let cited = nodes.flatMap(citations)
    let sources = explanation.document.header.sources.filter { source in
      cited.contains { $0 == source.key || $0.hasPrefix(source.key + ",") }
    }
    let colon = language == .french ? "\u{202F}:" : ":"
    return sources.map { source in
      let parts = [source.title[language], source.date, source.url].compactMap { $0 }
      return "\(source.key)\(colon) \(parts.joined(separator: ", "))"
    }
  }

  private func citations(of node: ExplainedNode) -> [String] {
    let steps = node.steps + node.childSteps.joined()
    var cited = [node.trace.citation] + steps.map(\.trace.step.citation)
    if case .cell(let column, _, _) = node.trace.source {
      cited.append(files.citation(ofColumn: column))
    }
    return cited.compactMap { $0 }
  }

  private var heading: String {
    let header = explanation.document.header
    let caveat = header.caveat.map { " (\($0[language]))" } ?? ""
    let period = explanation.dataset.periodWords[language]
    var text = invocation.line(explanation.heading[language] + period + caveat)
    if let choice = explanation.readerChoice { text += choice.note[language] + "\n" }
    text += invocation.title("\(explanation.institution.label.onOneLine)\(place)")
    for tie in explanation.rankTies {
      text += LocalizedText(en: "rank: \(tie.en)\n", fr: "rang\u{202F}: \(tie.fr)\n")[language]
    }
    if let above = explanation.neighbours.above { text += neighbour(above, isAbove: true) }
    if let below = explanation.neighbours.below { text += neighbour(below, isAbove: false) }
    if let analysis = explanation.analysis, !sections.areChosen {
      text += FieldLines(analysis, language).text
    }
    return text
  }

  private var place: String {
    guard let row = explanation.row else {
      return LocalizedText(en: ": not listed", fr: "\u{202F}: non classé")[language]
    }
    let score = row.score.map { ", score \(printed($0))" } ?? ""
    guard let rank = row.rank else {
      let isRanked = explanation.document.methodology.results.rank != nil
      let none = LocalizedText(en: ": no rank", fr: "\u{202F}: sans rang")[language]
      return (isRanked ? none : "") + score + (explanation.band.map { ", \($0[language])" } ?? "")
    }
    let words = Place(low: rank.low, high: rank.high, tied: rank.tied).words(in: language)
    let ranked = counted(explanation.ranked, in: language) + listed
    return LocalizedText(
      en: ": \(words) of \(ranked)\(score)", fr: "\u{202F}: \(words) sur \(ranked)\(score)")[
        language]
  }

  /// How many are listed, where that isn't everyone with a rank.
  private var listed: String {
    guard explanation.listed < explanation.ranked else { return "" }
    let count = counted(explanation.listed, in: language)
    let noun = explanation.listed < 2 ? "affiché" : "affichés"
    guard let place = explanation.row?.place else {
      return LocalizedText(en: " (\(count) listed)", fr: " (\(count) \(noun))")[language]
    }
    let words = Place(low: place.low, high: place.high, tied: place.tied).words(in: language)
    return LocalizedText(
      en: " (\(words) of the \(count) listed)", fr: " (\(words) des \(count) \(noun))")[language]
  }

  private func printed(_ value: ResultValue) -> String {
    value.printing.text(of: value.forPeople, in: NumberNotation(language))
  }

  /// `just above: Switzerland (1), 0.967 (−0.003 here)`: own less the other's, as everywhere else.
  private func neighbour(_ row: ResultRow, isAbove: Bool) -> String {
    let word = LocalizedText(
      en: isAbove ? "just above: " : "just below: ",
      fr: isAbove ? "juste au-dessus\u{202F}: " : "juste au-dessous\u{202F}: ")[language]
    let rank = row.rank.map {
      " (\(Place(low: $0.low, high: $0.high, tied: $0.tied).short(in: NumberNotation(language))))"
    }
    let score = row.score.map { ", \(printed($0))\(gap(to: $0))" }
    return "\(word)\(row.name.onOneLine)\(rank ?? "")\(score ?? "")\n" + split(from: row)
  }

  /// What makes the distance, where it is the score that is explained.
  private func split(from row: ResultRow) -> String {
    guard !sections.areChosen, explanation.explainsTheScore,
      let analysis = explanation.analysis,
      let opponent = analysis.opponents.first(where: { $0.unit == row.unit })
    else { return "" }
    return NeighbourLine(opponent, analysis, language).text
  }

  private func gap(to other: ResultValue) -> String {
    guard let own = explanation.row?.score, other.number != own.number else { return "" }
    let gap = (own.number - other.number)
      .difference(ofFigures: [own.printing, other.printing], in: language)
    return LocalizedText(en: " (\(gap) here)", fr: " (\(gap) ici)")[language]
  }

  private func followed(by left: Int) -> String {
    let nodes = CountedNoun(en: ("node", "nodes"), fr: ("nœud", "nœuds")).text(left)
    return TextLayout.set(
      LocalizedText(
        en: "\(nodes.en) more below these: go on with '--node CODE', or '--depth \(depth + 1)'.",
        fr: "\(nodes.fr) de plus en dessous : continuez avec « --node CODE », ou"
          + " « --depth \(depth + 1) ».")[language])
  }
}
