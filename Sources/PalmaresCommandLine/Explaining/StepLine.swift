import PalmaresApplication
import PalmaresCore
import PalmaresEngine

/// One step of an explanation: `scale from [20, 85] to [0, 1]: 83.3 → 0.974`.
struct StepLine {
  private let step: TraceStep
  private let language: Language

  init(_ step: TraceStep, _ language: Language) {
    self.step = step
    self.language = language
  }

  var text: String {
    let before = step.before.text(in: language)
    let effect =
      step.changesValue
      ? "\(before) → \(step.after.text(in: language))"
      : LocalizedText(en: "\(before), unchanged", fr: "\(before), inchangé")[language]
    let colon = language == .french ? "\u{202F}:" : ":"
    return "\(step.sentence[language])\(colon) \(effect)\n"
  }
}

extension TraceStep {
  var changesValue: Bool { before != after }
}
