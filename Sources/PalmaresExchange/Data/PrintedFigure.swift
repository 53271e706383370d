import PalmaresEngine

/// A published figure as it was printed, taken apart before the marks of its file are known: a
/// number, `=4`, `4=`, `201–250`, `1501+`, `<100`, `>500`, or words.
struct PrintedFigure {
  enum Form: Equatable {
    case number
    case shared
    /// Two numbers with a hyphen or dash between.
    case range
    /// `1501+`, `>500`, `≥500`
    case atLeast
    /// `<100`, `≤100`
    case atMost
    case word
  }

  var form: Form
  /// One number, or two in a range; none in words.
  var numbers: [NumberShape]
  var text: String

  init(_ cell: String) {
    text = cell.trimmed
    numbers = []
    form = .word
    if read(text, as: .number) { return }
    let inner = text.dropFirst()
    switch text.first {
    case "=": if read(String(inner), as: .shared) { return }
    case "<", "≤": if read(String(inner), as: .atMost) { return }
    case ">", "≥": if read(String(inner), as: .atLeast) { return }
    default: break
    }
    if text.hasSuffix("="), read(String(text.dropLast()), as: .shared) { return }
    if text.hasSuffix("+"), read(String(text.dropLast()), as: .atLeast) { return }
    readRange()
  }

  private mutating func read(_ part: String, as form: Form) -> Bool {
    guard let shape = NumberShape(part) else { return false }
    (self.form, numbers) = (form, [shape])
    return true
  }

  /// A hyphen may also be the sign of the second number: the first that cuts in two numbers counts.
  private mutating func readRange() {
    for index in text.indices.dropFirst() where "-–—‑‒".contains(text[index]) {
      let low = NumberShape(String(text[..<index]))
      let high = NumberShape(String(text[text.index(after: index)...]))
      if let low, let high {
        (form, numbers) = (.range, [low, high])
        return
      }
    }
  }

  /// `77.5–85.2`, `1501+`, `<100`: not one number but several that it may be.
  func isRange(_ marks: NumberMarks) -> Bool {
    if case .range? = figure(marks) { true } else { false }
  }

  /// The figure under a reading of the marks, or `nil` where it gives no number.
  func figure(_ marks: NumberMarks) -> PublishedFigure? {
    if form == .word { return .word(text) }
    let values = numbers.compactMap {
      $0.value(decimal: marks.decimal, thousands: marks.thousands)
    }
    guard values.count == numbers.count, let first = values.first, let last = values.last else {
      return nil
    }
    let decimals = numbers.map { $0.decimals(decimal: marks.decimal) }.max() ?? 0
    switch form {
    case .number: return .number(first, decimals: decimals)
    case .shared: return .shared(first)
    case .range: return first <= last ? .range(low: first, high: last, decimals: decimals) : nil
    case .atLeast: return .range(low: first, high: nil, decimals: decimals)
    case .atMost: return .range(low: nil, high: first, decimals: decimals)
    case .word: return .word(text)
    }
  }
}
