import PalmaresCore
import PalmaresEngine
import PalmaresExchange

extension [Verification] {
  /// `palmares.methods-verify/1`: every difference, not only the first ones.
  public func json() -> [UInt8] {
    var json = JSONWriter(indentedLevels: 2)
    json.object { json in
      json.member("schema", "palmares.methods-verify/1")
      json.member("agrees", !contains(where: \.hasDifferences))
      json.array("verifications", self) { json, verification in
        json.object { json in
          json.methodology(verification.document)
          json.member("agrees", !verification.hasDifferences)
          json.array("tables", verification.reports) { $0.report($1) }
        }
      }
    }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func report(_ report: VerificationReport) {
    object { json in
      json.member("title", report.title.en)
      json.member("file", report.file)
      json.array("not_found", report.unknownIdentifiers)
      json.array("comparisons", report.comparisons) { $0.outcome($1) }
    }
  }

  private mutating func outcome(_ outcome: VerificationReport.Outcome) {
    object { json in
      json.member("node", outcome.comparison.node.description)
      json.member("column", outcome.comparison.heading)
      json.member("compared", outcome.compared)
      json.member("matched", outcome.matched)
      json.member("absent", outcome.absent)
      json.member("skipped", outcome.skipped)
      json.array("differing", outcome.differences) { json, difference in
        json.object { json in
          json.member("id", difference.identifier)
          json.member("line", difference.line)
          json.member("published", difference.published.text(in: .machine))
          if let word = difference.ourWord {
            json.member("ours", word)
          } else {
            json.member("ours", difference.ours)
          }
          json.member("difference", difference.by)
        }
      }
    }
  }
}
