/// How long something took, as precise as it is worth: `40 ms`, `1.2 s`, `2 min 5 s`.
public func elapsed(_ duration: Duration, in language: Language) -> String {
  let (seconds, attoseconds) = duration.components
  let time = Double(seconds) + Double(attoseconds) * 1e-18
  let notation = NumberNotation(language)
  if time < 1 {
    return Printing.decimals(0).text(of: time * 1000, in: notation) + "\u{202F}ms"
  }
  if time < 60 {
    return Printing.decimals(1).text(of: time, in: notation) + "\u{202F}s"
  }
  let minutes = counted(Int(seconds / 60), in: language)
  return "\(minutes)\u{202F}min \(seconds % 60)\u{202F}s"
}
