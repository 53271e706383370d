import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import Testing

/// What readers may choose, and what they may not.
@Suite struct ReaderChoiceTests {
  private static let methodology = """
    palmares: 1
    id: schools
    edition: "2025"
    title: Schools
    status: example
    data: {id: id}
    parameters:
      teaching: {value: 1, reader: {from: 0, to: 5, step: .1}, label: {en: Teaching, fr: Cours}}
      research: {value: 2, reader: {from: 0, to: 5}}
      cap: 100
    profiles:
      taught: {title: {en: Taught, fr: Enseigné}, set: {research: 0, teaching: 2}}
      south: {title: South, only: region == "south"}
    populations: {ranked: present(t)}
    fit: all
    nodes:
      t: {column: t, then: [{cap: cap}]}
      r: {column: r}
      score: {mean: {t: teaching, r: research}, needs: all}
      rank: {of: score, then: [{rank: {first: high, ties: min}}]}
    results: {score: score, rank: rank, listed: ranked}

    """

  private func document() throws(DiagnosticError) -> MethodologyDocument {
    try MethodologyText(Self.methodology).read()
  }

  private func value(of name: String, _ request: ReaderRequest) throws(DiagnosticError) -> Double? {
    try document().chosen(by: request).document.methodology.parameters
      .first { $0.name == name }?.value
  }

  private func problems(_ request: ReaderRequest) throws -> [Diagnostic] {
    let document = try document()
    do throws(DiagnosticError) {
      _ = try document.chosen(by: request)
      return []
    } catch {
      return error.diagnostics
    }
  }

  @Test func nothingAskedForIsNoChoice() throws {
    #expect(try document().chosen(by: ReaderRequest()).choice == nil)
  }

  @Test func aSettingStandsInPlaceOfTheProfilesAndTheFiles() throws {
    #expect(try value(of: "research", ReaderRequest(profile: "taught")) == 0)
    #expect(
      try value(of: "research", ReaderRequest(profile: "taught", settings: ["research=1e0"])) == 1)
    #expect(try value(of: "teaching", ReaderRequest(settings: [" teaching = .3 "])) == 0.3)
    #expect(try value(of: "cap", ReaderRequest(profile: "taught")) == 100)
  }

  @Test func theChoiceSaysWhatWasChosen() throws {
    let request = ReaderRequest(
      profile: "south", settings: ["research=0.5"], only: "t > 3")
    let choice = try #require(try document().chosen(by: request).choice)
    #expect(
      choice.text.en
        == #"profile South (south); research = 0.5; only region == "south"; only t > 3"#)
    #expect(choice.text.fr.contains("research = 0,5; seulement region"))
    #expect(
      choice.code == #"profile=south; research=0.5; only=region == "south"; only=t > 3"#)
  }

  @Test(arguments: [
    ("teching=1", "usage.unknown-parameter"), ("cap=3", "usage.fixed-parameter"),
    ("teaching=6", "usage.parameter-range"), ("teaching=-1", "usage.parameter-range"),
    ("teaching=.25", "usage.parameter-range"), ("teaching", "usage.setting"),
    ("=3", "usage.setting"), ("teaching=", "usage.setting"), ("teaching=1,5", "usage.setting"),
    ("teaching=nan", "usage.setting"), ("t=3", "usage.unknown-parameter"),
  ])
  func refuses(setting: String, rule: String) throws {
    #expect(
      try problems(ReaderRequest(settings: [setting])).map(\.rule.identifier) == [rule])
  }

  @Test func aRefusalOffersWhatCanBeChosen() throws {
    let misspelt = try #require(try problems(ReaderRequest(settings: ["teching=1"])).first)
    #expect(misspelt.fixes.first?.en == "Did you mean 'teaching'?")
    let fixed = try #require(try problems(ReaderRequest(settings: ["cap=1"])).first)
    #expect(
      fixed.fixes.first?.en
        == "The reader's to choose: teaching (from 0 to 5 in steps of 0.1), research (from 0 to 5)."
    )
    #expect(fixed.explanation?.en.contains("rules of the method") == true)
    #expect(fixed.fixes.last?.en.hasSuffix("parameters: {cap: 1}") == true)
    let comma = try #require(try problems(ReaderRequest(settings: ["teaching=1,5"])).first)
    #expect(comma.fixes.first?.en.contains("1.5") == true)
    let outside = try #require(try problems(ReaderRequest(settings: ["research=9"])).first)
    #expect(outside.summary.en == "'research' goes from 0 to 5, and can't be 9.")
    #expect(outside.summary.fr.contains("de 0 à 5"))
  }

  @Test func everythingWrongIsToldAtOnce() throws {
    let request = ReaderRequest(
      profile: "sooth", settings: ["cap=1", "research=1", "research=2"], only: "t > ")
    #expect(
      try problems(request).map(\.rule.identifier) == [
        "usage.unknown-profile", "usage.fixed-parameter", "usage.repeated-setting", "usage.only",
      ])
  }

  @Test func aMistakeInTheFilterIsShownInItsText() throws {
    let problem = try #require(try problems(ReaderRequest(only: "t > 3 nd r < 2")).first)
    #expect(problem.locations.map(\.description) == ["--only:1:7"])
    #expect(problem.explanation?.en == "The place is marked with ▸: t > 3 ▸nd r < 2")
  }

  @Test(arguments: [
    ("a: {value: 1, reader: {from: 0}}", "methodology.missing-key"),
    ("a: {value: 1, reader: {from: 2, to: 1}}", "methodology.reader-range"),
    ("a: {value: 1, reader: {from: 1, to: 1}}", "methodology.reader-range"),
    ("a: {value: 7, reader: {from: 0, to: 5}}", "methodology.reader-range"),
    ("a: {value: 1, reader: {from: 0, to: 5, step: 0}}", "methodology.reader-range"),
    ("a: {value: 1, reader: {from: 0, to: 5, step: 2}}", "methodology.reader-range"),
    ("a: {value: .5, reader: {from: 0, to: 5, step: 1}}", "methodology.reader-range"),
    ("a: {value: 1, reader: 5}", "methodology.wrong-kind"),
    ("a: {value: 1, reader: {from: 0, to: 5, by: 1}}", "methodology.unknown-key"),
    ("a: 1}\nprofiles: {p: {title: P, set: {a: 1}}", "methodology.reader-parameter"),
    ("a: 1}\nprofiles: {p: {title: P, set: {b: 1}}", "methodology.reader-parameter"),
    ("a: 1}\nprofiles: {p: {set: {}}", "methodology.missing-key"),
    ("a: 1}\nprofiles: {p: {title: P, only: a >}", "methodology.expression"),
    (
      "a: {value: 1, reader: {from: 0, to: 5}}}\nprofiles: {p: {title: P, set: {a: 6}}",
      "methodology.reader-range"
    ),
  ])
  func refuses(parameters: String, rule: String) {
    let text =
      MethodologyText.header
      + "data: {id: id}\nfit: all\nparameters: {\(parameters)}\nnodes: {x: {column: x}}\n"
    let found = MethodologyText(text).diagnostics.map(\.rule.identifier)
    #expect(found == [rule])
  }
}
