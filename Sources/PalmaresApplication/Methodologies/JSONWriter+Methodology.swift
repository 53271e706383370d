import PalmaresCore
import PalmaresEngine
import PalmaresExchange

/// What every document says of the methodology and the data behind it.
extension JSONWriter {
  mutating func methodology(_ document: MethodologyDocument) {
    object("methodology") { json in
      json.member("id", document.header.id)
      json.member("edition", document.header.edition)
      json.member("sha256", document.sha256)
    }
  }

  /// What must be known of its results: `status`; `caveat`, null for a publisher's own file; and
  /// `undisclosed`, in the reader's language.
  mutating func caveats(_ header: MethodologyHeader, in language: Language) {
    caveats(header.status, undisclosed: header.undisclosed, in: language)
  }

  mutating func caveats(
    _ status: MethodologyHeader.Status, undisclosed: [LocalizedText], in language: Language
  ) {
    member("status", status.rawValue)
    member("caveat", status.caveat?[language])
    array("undisclosed", undisclosed.map { $0[language] })
  }

  /// `table`: null for the main one.
  mutating func table(_ table: ResultsTable?, in language: Language) {
    key("table")
    guard let table else { return null() }
    object { json in
      json.member("id", table.id)
      json.member("title", table.title[language])
    }
  }

  /// `reader`: null where nothing was chosen.
  mutating func reader(_ choice: ReaderChoice?) {
    key("reader")
    guard let choice else { return null() }
    object { json in
      json.member("profile", choice.profile?.name)
      json.object("set") { json in
        for setting in choice.settings { json.member(setting.name, setting.value) }
      }
      json.member("only", choice.only)
      json.member("profile_only", choice.profile?.only?.text)
    }
  }

  mutating func dataset(_ dataset: Dataset) {
    object("dataset") { json in
      json.member("sha256", dataset.origin.sha256)
      json.member("units", dataset.units.count)
      if let period = dataset.period { json.member("period", period) }
      json.setAside(dataset.units.setAside)
    }
  }
}
