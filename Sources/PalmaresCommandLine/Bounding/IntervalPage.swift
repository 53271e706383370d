import PalmaresApplication
import PalmaresCore

/// The interval of one institution, as one reads it.
struct IntervalPage {
  private let report: IntervalReport
  private let invocation: Invocation

  init(_ report: IntervalReport, _ invocation: Invocation) {
    self.report = report
    self.invocation = invocation
  }

  var text: String {
    let language = invocation.language.language
    var text = invocation.title(report.caption[language]) + "\n"
    for sentence in report.sentences {
      let line = sentence[language]
      text += TextLayout.set(
        String(line.drop { $0 == " " }), indent: line.hasPrefix(" ") ? 2 : 0)
    }
    return text + "\n" + report.notes.map { TextLayout.bullet($0[language]) }.joined()
  }
}
