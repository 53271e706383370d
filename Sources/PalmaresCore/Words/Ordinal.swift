/// A position in words: `1st`, `2nd`, `11th`, `24th`; `1er`, `24e` in French, agreeing with *rang*.
///
/// Positions that ties share on average need not be whole: `16.5th`, `16,5e`.
public func ordinal(_ position: Double, in language: Language) -> String {
  let number = Printing.general.text(of: position, in: NumberNotation(language))
  switch language {
  case .french: return number + (position == 1 ? "er" : "e")
  case .english: return number + englishEnding(position)
  }
}

private func englishEnding(_ position: Double) -> String {
  guard let whole = Int(exactly: position), !(11...13).contains(whole % 100) else { return "th" }
  switch whole % 10 {
  case 1: return "st"
  case 2: return "nd"
  case 3: return "rd"
  default: return "th"
  }
}
