/// Every command there is, in the order of the overview.
enum CommandList {
  static let all: [Command] = [
    .rank, .explain, .statistics, .robust, .robustMerge, .intervals, .regions, .confidence,
    .sensitivity, .attribute, .whatIf, .levers, .compare, .estimate, .methodsList, .methodsShow,
    .methodsLint, .methodsDiff, .methodsVerify, .doctor, .help,
  ]

  /// Commands of two words by their first.
  static let groups: [String: [Command]] = Dictionary(
    grouping: all.filter { $0.words.count == 2 }, by: { $0.words.first ?? "" })

  /// What may stand first in a call.
  static var firstWords: [String] {
    var seen: Set<String> = []
    return all.compactMap(\.words.first).filter { seen.insert($0).inserted }
  }

  /// What `help` shows a page for: `rank`, `methods lint`.
  static func command(named name: String) -> Command? { all.first { $0.name == name } }
}
