public import PalmaresCore
import PalmaresExchange

/// Work that was interrupted before its end, and how far it had come.
public struct StoppedWork: Sendable {
  public let done: Int
  public let total: Int
  let unit: CountedNoun

  init(_ done: Int, of total: Int, _ unit: CountedNoun) {
    self.done = done
    self.total = total
    self.unit = unit
  }

  init(_ reach: WorkReach, _ unit: CountedNoun) { self.init(reach.done, of: reach.total, unit) }

  /// `12 of 193 institutions`; nothing where the work had not begun to count.
  private var extent: LocalizedText {
    LocalizedText { language in
      guard total > 0 else { return "" }
      let all = unit.text(total)[language]
      return language == .french
        ? " après \(counted(done, in: language)) sur \(all)"
        : " after \(counted(done, in: language)) of \(all)"
    }
  }

  /// What stands with output that shows a part.
  public var note: LocalizedText {
    LocalizedText(
      en: "PARTIAL: interrupted\(extent.en).", fr: "PARTIEL : interrompu\(extent.fr)."
    ).typeset
  }

  /// What is said beside output that shows a part.
  public var partShown: Diagnostic {
    Diagnostic(
      DiagnosticRule("analysis.interrupted"), .warning,
      LocalizedText(
        en: "Interrupted\(extent.en): the output is partial, and says so.",
        fr: "Interrompu\(extent.fr) : la sortie est partielle, et le dit."
      ).typeset)
  }

  /// What is said where nothing is put out.
  public var nothingShown: Diagnostic {
    Diagnostic(
      DiagnosticRule("analysis.interrupted"), .error,
      LocalizedText(
        en: "Interrupted\(extent.en): nothing is put out.",
        fr: "Interrompu\(extent.fr) : rien n’est écrit."
      ).typeset)
  }
}

extension JSONWriter {
  /// `null` where the work was done.
  mutating func stopped(_ work: StoppedWork?) {
    key("interrupted")
    guard let work else { return null() }
    object { json in
      json.member("done", work.done)
      json.member("of", work.total)
    }
  }
}
