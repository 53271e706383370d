/// Names every culprit, up to five, then counts the rest: `'a', 'b' and 12 more`.
///
/// Quoted as in the message around it; one function so that all messages count alike.
public func culprits(_ names: some Collection<String>, atMost limit: Int = 5) -> LocalizedText {
  let shown = names.prefix(limit)
  let rest = names.count - shown.count
  if rest > 0 {
    let list = shown.map { "'\($0)'" }.joined(separator: ", ")
    return LocalizedText(
      en: "\(list) and \(rest) more", fr: "\(list) et \(rest) de plus")
  }
  return LocalizedText(en: joined(shown, "and"), fr: joined(shown, "et"))
}

private func joined(_ names: some Collection<String>, _ conjunction: String) -> String {
  let quoted = names.map { "'\($0)'" }
  guard quoted.count > 1, let last = quoted.last else { return quoted.first ?? "" }
  return quoted.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
