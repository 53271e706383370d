public import PalmaresCore
public import PalmaresExchange

extension MethodologyHeader {
  /// `Human Development Index, 2023`: the title, with the edition where the title doesn't say it.
  public var heading: LocalizedText {
    LocalizedText { language in
      let title = title[language]
      return title.contains(edition) ? title : "\(title), \(edition)"
    }
  }

  /// What its results must be headed with; `nil` for a publisher's own file.
  public var caveat: LocalizedText? { status.caveat }

  /// What must stand with its results: what isn't disclosed, notes, the licence of the figures.
  public var disclosures: [LocalizedText] {
    undisclosed.map {
      LocalizedText(en: "Not disclosed: \($0.en)", fr: "Non publié : \($0.fr)")
    } + notes + [licence].compactMap { $0 }
  }
}

extension MethodologyHeader.Status {
  /// What the results must be headed with; `nil` for a publisher's own file.
  public var caveat: LocalizedText? {
    switch self {
    case .own: nil
    case .reconstruction:
      LocalizedText(
        en: "reconstruction, not validated by the publisher",
        fr: "reconstitution, non validée par l’éditeur")
    case .example:
      LocalizedText(en: "example, not a judgement", fr: "exemple, pas un jugement")
    }
  }

  /// In one word, for a column of a table.
  public var name: LocalizedText {
    switch self {
    case .own: LocalizedText(en: "publisher's own", fr: "de l’éditeur")
    case .reconstruction: LocalizedText(en: "reconstruction", fr: "reconstitution")
    case .example: LocalizedText(en: "example", fr: "exemple")
    }
  }
}
