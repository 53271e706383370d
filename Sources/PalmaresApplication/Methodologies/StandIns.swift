import PalmaresCore
import PalmaresExchange

/// What is offered in place of a methodology whose rules or weights are not established.
struct StandIns {
  private let id: String
  private let offers: [(id: String, because: LocalizedText)]

  /// Looks into every file: only for a name that none of them has.
  init(for id: String, among entries: [MethodologyCatalogue.Entry]) {
    self.id = id
    offers = entries.flatMap { entry in
      MethodologyReader.unestablished(in: entry.file)
        .filter { $0.id == id }.map { (entry.id, $0.because) }
    }
  }

  /// Why the methodology isn't there and what to use; `nil` where nothing is offered.
  var refusal: Diagnostic? {
    guard let first = offers.first else { return nil }
    return Diagnostic(
      DiagnosticRule("methodology.not-established"), .error,
      LocalizedText(
        en: "The methodology '\(id)' is not established.",
        fr: "La méthode « \(id) » n’est pas établie."),
      why: first.because,
      fix: offers.map { offer in
        LocalizedText(
          en: "Use '\(offer.id)', and say so where its results are shown.",
          fr: "Prenez « \(offer.id) », et dites-le là où ses résultats sont montrés.")
      })
  }

  /// The methodologies that a file is offered in place of, and that are there all the same.
  static func conflicts(
    of header: MethodologyHeader, in file: String, with ids: Set<String>
  ) -> [Diagnostic] {
    header.insteadOf.filter { ids.contains($0.id) }.map { absent in
      Diagnostic(
        DiagnosticRule("methodology.instead-of-taken"), .error,
        LocalizedText(
          en: "'\(header.id)' is offered in place of '\(absent.id)', which is there.",
          fr: "« \(header.id) » est proposée à la place de « \(absent.id) », qui existe."),
        at: [SourceLocation(file: file)],
        why: LocalizedText(
          en: "'instead_of' names a methodology that is not established.",
          fr: "« instead_of » nomme une méthode qui n’est pas établie."),
        fix: [
          LocalizedText(
            en: "Take '\(absent.id)' out of 'instead_of'.",
            fr: "Retirez « \(absent.id) » de « instead_of ».")
        ])
    }
  }
}
