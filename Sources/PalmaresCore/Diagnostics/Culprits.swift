/// Names every culprit, up to five, then counts the rest: `'a', 'b' and 12 more`.
///
/// Quoted as in the message around it; one function so that all messages count alike.
public func culprits(_ names: some Collection<String>, atMost limit: Int = 5) -> LocalizedText {
  let shown = Array(names.prefix(limit))
  let rest = names.count - shown.count
  return LocalizedText(
    en: listed(shown.map { "'\($0)'" }, "and", rest: rest > 0 ? "\(rest) more" : nil),
    fr: listed(shown.map { "« \($0) »" }, "et", rest: rest > 0 ? "\(rest) de plus" : nil)
  ).typeset
}

/// Every name that could stand in a place: `'a', 'b'` in English, `« a », « b »` in French.
public func choices(_ names: some Collection<String>) -> LocalizedText {
  LocalizedText(
    en: names.map { "'\($0)'" }.joined(separator: ", "),
    fr: names.map { "« \($0) »" }.joined(separator: ", ")
  ).typeset
}

private func listed(_ names: [String], _ conjunction: String, rest: String?) -> String {
  let all = names + [rest].compactMap { $0 }
  guard all.count > 1, let last = all.last else { return all.first ?? "" }
  return all.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
