import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// One step of an explanation: `scale from [20, 85] to [0, 1]: 83.3 → 0.974  [notes]`, and below it
/// what decided among equals.
struct StepLine {
  private let step: ExplainedStep
  private let language: Language

  init(_ step: ExplainedStep, _ language: Language) {
    self.step = step
    self.language = language
  }

  func text(indent: Int, prefix: String = "") -> String {
    let margin = String(repeating: " ", count: indent)
    let before = step.trace.before.text(in: language)
    let effect =
      step.changesValue
      ? "\(before) → \(step.trace.after.text(in: language))"
      : LocalizedText(en: "\(before), unchanged", fr: "\(before), inchangé")[language]
    let colon = language == .french ? "\u{202F}:" : ":"
    let citation = step.trace.step.citation.map { "  [\($0)]" } ?? ""
    let line = "\(margin)\(prefix)\(step.sentence[language])\(colon) \(effect)\(citation)\n"
    return line + (step.tieSentence.map { "\(margin)    \($0[language])\n" } ?? "")
  }
}
