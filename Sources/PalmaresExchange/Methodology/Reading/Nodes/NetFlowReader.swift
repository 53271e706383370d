import PalmaresCore
import PalmaresEngine

/// Reads a net flow: its preference function, and the thresholds that this function takes.
struct NetFlowReader {
  let excerpt: Excerpt

  func read() -> NetFlow? {
    guard let fields = excerpt.fields(.netFlow),
      let preference = fields.required("preference", fix: Self.advice)?.choice(
        NetFlow.Preference.self)
    else { return nil }
    refuseMisplaced(preference, fields)
    var flow = NetFlow(preference: preference)
    for threshold in preference.thresholds {
      guard let expression = fields.required(threshold.rawValue)?.expression() else { return nil }
      flow[threshold] = expression
    }
    return flow
  }

  private func refuseMisplaced(_ preference: NetFlow.Preference, _ fields: FieldReader) {
    let others = NetFlow.Threshold.allCases.filter { !preference.thresholds.contains($0) }
    fields.refuse(
      misplaced: others.map(\.rawValue),
      because: LocalizedText(
        en: "The preference '\(preference.rawValue)' doesn't read it.",
        fr: "La préférence «\u{202F}\(preference.rawValue)\u{202F}» ne la lit pas."))
  }

  private static let advice = [
    LocalizedText(
      en: "Say how differences count: 'preference: usual' (any difference in full), 'u_shape', "
        + "'v_shape', 'level', 'linear' or 'gaussian' with their thresholds.",
      fr: "Dites comment comptent les écarts\u{202F}: «\u{202F}preference: usual\u{202F}» (tout "
        + "écart compte plein), «\u{202F}u_shape\u{202F}», «\u{202F}v_shape\u{202F}», "
        + "«\u{202F}level\u{202F}», «\u{202F}linear\u{202F}» ou «\u{202F}gaussian\u{202F}» avec "
        + "leurs seuils.")
  ]
}
