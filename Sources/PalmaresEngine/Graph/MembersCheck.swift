import PalmaresCore

/// A fewest number of values beside a step that no value sets, which would ask for nothing.
struct MembersCheck {
  let node: NodeDefinition

  func diagnostics() -> [Diagnostic] {
    let steps = node.allSteps.filter { $0.members != nil }
    return steps.filter { step in
      !step.isFitted && !steps.contains { $0.isFitted && $0.isPart(ofFormOf: step) }
    }.map(problem)
  }

  private func problem(_ step: Step) -> Diagnostic {
    let word = step.form ?? step.operation.word
    return Diagnostic(
      DiagnosticRule("step.members-without-fit"), .error,
      LocalizedText(
        en:
          "'members' stands beside a '\(word)' of '\(node.code)' that no institution's value sets.",
        fr: "« members » est à côté d'un « \(word) » de « \(node.code) » que la valeur d'aucun"
          + " établissement ne fixe."),
      at: [step.location ?? node.location].compactMap { $0 },
      why: LocalizedText(
        en: "Its numbers are written in the method, and hold for one institution as for many.",
        fr: "Ses nombres sont écrits dans la méthode, et valent pour un établissement comme pour"
          + " beaucoup."),
      fix: [
        LocalizedText(
          en: "Take 'members' out, or put it beside the step that is fitted.",
          fr: "Retirez « members », ou mettez-le à côté de l'étape qui est ajustée.")
      ])
  }
}

extension Step {
  /// Whether both were written as one named form.
  fileprivate func isPart(ofFormOf other: Step) -> Bool {
    form != nil && form == other.form && location?.line == other.location?.line
      && location?.column == other.location?.column
  }
}
