import PalmaresCore
import PalmaresEngine
import PalmaresExchange
import PalmaresTestSupport
import Testing

/// A dataset read from texts, each a file of the same folder; the first is the main table.
struct ReadTables {
  let folder: TemporaryFolder
  var description: DataDescription

  init(_ text: String, _ description: DataDescription) throws {
    try self.init(bytes: Array(text.utf8), description)
  }

  init(bytes: [UInt8], _ description: DataDescription) throws {
    folder = try TemporaryFolder()
    self.description = description
    self.description.folder = folder.path
    self.description.file = "main.csv"
    _ = try folder.file("main.csv", bytes: bytes)
  }

  mutating func join(_ text: String, _ description: DataDescription) throws {
    var description = description
    description.folder = folder.path
    description.file = "join\(self.description.joins.count).csv"
    _ = try folder.file(description.file ?? "", text)
    self.description.joins.append(description)
  }

  func read(
    numbers: [String] = [], words: [String] = []
  ) throws(DiagnosticError) -> (dataset: Dataset, remarks: [Diagnostic]) {
    try DatasetReader.read(
      description,
      requirements: numbers.map { ColumnRequirement(name: $0, kind: .number) }
        + words.map { ColumnRequirement(name: $0, kind: .text) })
  }

  func refusals(numbers: [String] = [], words: [String] = []) -> [Diagnostic] {
    diagnostics { () throws(DiagnosticError) in _ = try read(numbers: numbers, words: words) }
  }
}

extension Dataset {
  func numbers(_ column: String) -> [Double?] {
    units.identifiers.indices.map { columns[column]?.number(at: $0) }
  }

  func words(_ column: String) -> [String?] {
    units.identifiers.indices.map { columns[column]?.word(at: $0) }
  }
}

@Suite struct DatasetReaderTests {
  @Test func readsNumbersWordsNamesAndAliases() throws {
    let tables = try ReadTables(
      "uai,label,ROR,staff,type\nA,Alpha,r1,12,public\nB,,,0.5,\n",
      DataDescription(
        id: "uai", name: "label", aliases: [RegisterAlias(register: "ror", heading: "ROR")]))
    let (dataset, remarks) = try tables.read(numbers: ["staff"], words: ["type"])
    #expect(dataset.units.identifiers == ["A", "B"])
    #expect(dataset.units.names == ["Alpha", "B"])
    #expect(dataset.units.aliases == ["ror": ["r1", nil]])
    #expect(dataset.numbers("staff") == [12, 0.5])
    #expect(dataset.words("type") == ["public", nil])
    #expect(dataset.columns.keys.sorted() == ["staff", "type"])
    #expect(remarks.isEmpty)
  }

  @Test func everyCellKnowsWhereItCameFrom() throws {
    let tables = try ReadTables(
      "id,x\nA,\"1\"\n\nB,2.50\n",
      DataDescription(id: "id", columns: [ColumnDescription(name: "waste", heading: "x")]))
    let dataset = try tables.read(numbers: ["waste"]).dataset
    #expect(dataset.text(of: "waste", at: 1) == "2.50")
    #expect(
      dataset.location(of: "waste", at: 1)
        == SourceLocation(
          file: tables.folder.path + "/main.csv", line: 4, tableColumn: 2, heading: "x"))
    #expect(dataset.origin.sha256 == Digest.sha256(of: Array("id,x\nA,\"1\"\n\nB,2.50\n".utf8)))
  }

  @Test func anotherFileReplacesTheDeclaredOne() throws {
    let tables = try ReadTables("id,x\nA,1\n", DataDescription(id: "id"))
    let other = try tables.folder.file("other.csv", "id,x\nZ,9\n")
    let dataset = try DatasetReader.read(
      tables.description, file: other, requirements: [ColumnRequirement(name: "x", kind: .number)]
    ).dataset
    #expect(dataset.units.identifiers == ["Z"])
  }

  @Test func saysWhereToGetATableThatDoesNotComeWithTheMethod() throws {
    let description = DataDescription(
      instructions: LocalizedText(en: "Ask the publisher.", fr: "Demandez."), id: "id")
    let found = diagnostics { () throws(DiagnosticError) in
      _ = try DatasetReader.read(description, requirements: [])
    }
    #expect(found.map(\.rule.identifier) == ["input.no-data"])
    #expect(found.first?.fixes.map(\.en).first == "Ask the publisher.")
  }

  // MARK: Missing values

  @Test func emptyCellsAndNAAreMissingNumbers() throws {
    let tables = try ReadTables("id,x\nA,\nB, \nC,NA\nD,NA\nE,0\n", DataDescription(id: "id"))
    let (dataset, remarks) = try tables.read(numbers: ["x"])
    #expect(dataset.numbers("x") == [nil, nil, nil, nil, 0])
    #expect(dataset.columns["x"]?.values == [0, 0, 0, 0, 0])
    #expect(remarks.map(\.rule.identifier) == ["data.na-is-missing"])
    #expect(remarks.first?.summary.en.hasPrefix("2 cells 'NA'") == true)
  }

  @Test func codesSayWhyThereIsNoValue() throws {
    let tables = try ReadTables(
      "id,x\nA,-999\nB,-999.0\nC,c\nD,s\nE,n.a.\nF,due\nG,-99\n",
      DataDescription(
        id: "id",
        missing: [
          MissingCode("-999"), MissingCode("c", state: .withheld), MissingCode("s", state: .tooFew),
          MissingCode("n.a.", state: .notApplicable), MissingCode("due", state: .expected),
        ]))
    let dataset = try tables.read(numbers: ["x"]).dataset
    #expect(
      dataset.columns["x"]?.states
        == [.missing, .missing, .withheld, .tooFew, .notApplicable, .expected, .present])
    #expect(dataset.columns["x"]?.values == [0, 0, 0, 0, 0, 0, -99])
  }

  @Test func codesOfAColumnReplaceThoseOfTheTable() throws {
    let tables = try ReadTables(
      "id,x,y\nA,-1,-1\nB,-2,-2\n",
      DataDescription(
        id: "id", missing: [MissingCode("-1")],
        columns: [ColumnDescription(name: "y", missing: [MissingCode("-2")])]))
    let dataset = try tables.read(numbers: ["x", "y"]).dataset
    #expect(dataset.numbers("x") == [nil, -2])
    #expect(dataset.numbers("y") == [-1, nil])
  }

  @Test func aCodeIsNoEvidenceOfTheDecimalMark() throws {
    let tables = try ReadTables(
      "id;x\nA;-99.9\nB;12,5\n", DataDescription(id: "id", missing: [MissingCode("-99.9")]))
    #expect(try tables.read(numbers: ["x"]).dataset.numbers("x") == [nil, 12.5])
  }

  @Test func keepsNamibiaAmongWordsAndSaysSo() throws {
    let text = "id,country\nNA,NA\nB,FR\nC,-\n"
    let tables = try ReadTables(text, DataDescription(id: "id", missing: [MissingCode("-")]))
    let (dataset, remarks) = try tables.read(words: ["country"])
    #expect(dataset.units.identifiers == ["NA", "B", "C"])
    #expect(dataset.words("country") == ["NA", "FR", nil])
    #expect(remarks.map(\.rule.identifier) == ["data.na-is-a-word"])
    let declared = DataDescription(
      id: "id", columns: [ColumnDescription(name: "country", type: .text)])
    #expect(try ReadTables(text, declared).read(words: ["country"]).remarks.isEmpty)
    let missing = DataDescription(id: "id", missing: [MissingCode("NA")])
    #expect(
      try ReadTables(text, missing).read(words: ["country"]).dataset.words("country")
        == [nil, "FR", "-"])
  }

  // MARK: Rows

  @Test func keepsTheRowsThatPassEveryFilter() throws {
    let tables = try ReadTables(
      "id,year,type,x\nA,2020,u,1\nA,2021,u,2\nB,2021,s,3\nC,2021,x,4\n",
      DataDescription(
        id: "id",
        filters: [
          RowFilter(heading: "year", values: ["2021"]),
          RowFilter(heading: "type", values: ["u", "s"]),
        ]))
    let dataset = try tables.read(numbers: ["x"]).dataset
    #expect(dataset.units.identifiers == ["A", "B"])
    #expect(dataset.numbers("x") == [2, 3])
    #expect(dataset.location(of: "x", at: 1)?.line == 4)
  }

  @Test func saysThatAFilterKeepsNothing() throws {
    let tables = try ReadTables(
      "id,year\nA,2020\nB,2021\n",
      DataDescription(id: "id", filters: [RowFilter(heading: "year", values: ["2022"])]))
    let found = tables.refusals()
    #expect(found.map(\.rule.identifier) == ["data.filter-keeps-nothing"])
    #expect(found.first?.fixes.map(\.en).last == "The rows have '2020' and '2021'.")
  }

  @Test func namesADuplicateIdentifierAndBothLines() throws {
    let found = try ReadTables("id,x\nA,1\nB,2\nA,3\n", DataDescription(id: "id"))
      .refusals(numbers: ["x"])
    #expect(found.map(\.rule.identifier) == ["data.duplicate-identifier"])
    #expect(found.first?.summary.en.contains("'A' (lines 2 and 4)") == true)
    #expect(found.first?.locations.map(\.line) == [2, 4])
    #expect(found.first?.fixes.first?.en.contains("`where`") == true)
  }

  /// The same letters, composed and decomposed: equal to Swift, and to every reader.
  @Test func twoSpellingsOfTheSameLettersAreADuplicate() throws {
    let found = try ReadTables("id\n\u{E9}\ne\u{301}\n", DataDescription(id: "id")).refusals()
    #expect(found.map(\.rule.identifier) == ["data.duplicate-identifier"])
  }

  @Test func refusesARowWithoutIdentifierButPassesOverAnEmptyOne() throws {
    let found = try ReadTables("id,x\nA,1\n,2\n", DataDescription(id: "id")).refusals()
    #expect(found.map(\.rule.identifier) == ["data.no-identifier"])
    #expect(found.first?.summary.en.hasSuffix("'id': line 3.") == true)
    let (dataset, remarks) = try ReadTables("id,x\nA,1\n,\n,\n", DataDescription(id: "id"))
      .read(numbers: ["x"])
    #expect(dataset.units.identifiers == ["A"])
    #expect(remarks.map(\.rule.identifier) == ["data.empty-rows"])
    #expect(remarks.map(\.summary.en).first?.hasSuffix("passed over: lines 3, 4.") == true)
  }

  // MARK: Columns

  @Test func namesAllColumnsThatAreLackingAtOnce() throws {
    let tables = try ReadTables("id,goal1,goal4\nA,1,2\n", DataDescription(id: "id"))
    let found = diagnostics { () throws(DiagnosticError) in
      _ = try DatasetReader.read(
        tables.description,
        requirements: (1...9).map { ColumnRequirement(name: "goal\($0)", kind: .number) })
    }
    #expect(found.map(\.rule.identifier) == ["data.unknown-column"])
    let text = found.first?.summary.en ?? ""
    #expect(text.contains("7 columns") && text.contains("'goal2'") && text.contains("'goal9'"))
    #expect(!text.contains("'goal1'"))
  }

  @Test func offersTheNearestHeading() throws {
    let tables = try ReadTables("id,energy_kwh\nA,1\n", DataDescription(id: "id"))
    let place = SourceLocation(file: "m.yml", line: 12, column: 5)
    let found = diagnostics { () throws(DiagnosticError) in
      _ = try DatasetReader.read(
        tables.description,
        requirements: [
          ColumnRequirement(name: "enrgy_kwh", kind: .number, location: place),
          ColumnRequirement(name: "zzz", kind: .number),
        ])
    }
    #expect(found.map(\.rule.identifier) == ["data.unknown-column", "data.unknown-column"])
    #expect(found.first?.locations.first == place)
    #expect(found.first?.fixes.first?.en == "Did you mean 'energy_kwh'?")
  }

  @Test func namesEveryHeadingOfTheDescriptionThatIsAbsent() throws {
    let found = try ReadTables(
      "uai,x\nA,1\n",
      DataDescription(id: "UAI", name: "nam", filters: [RowFilter(heading: "yer", values: ["1"])])
    ).refusals()
    #expect(found.map(\.rule.identifier) == [String](repeating: "data.unknown-heading", count: 3))
    #expect(found.first?.fixes.first?.en == "Did you mean 'uai'?")
  }

  @Test func theDeclaredTypeGoesBeforeTheUse() throws {
    let tables = try ReadTables(
      "id,code\nA,007\n",
      DataDescription(id: "id", columns: [ColumnDescription(name: "code", type: .text)]))
    #expect(try tables.read(numbers: ["code"]).dataset.words("code") == ["007"])
  }

  // MARK: French files

  @Test func readsAFrenchFileAndSaysHow() throws {
    let text = "uai;nom;étudiants;taux\n0A;École;\"12\u{202F}345\";0,5\n0B;Lycée;1 234,5;NA\n"
    let tables = try ReadTables(
      bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8), DataDescription(id: "uai", name: "nom"))
    let (dataset, remarks) = try tables.read(numbers: ["étudiants", "taux"])
    #expect(dataset.numbers("étudiants") == [12345, 1234.5])
    #expect(dataset.numbers("taux") == [0.5, nil])
    #expect(remarks.map(\.rule.identifier) == ["data.form-found", "data.na-is-missing"])
    #expect(
      remarks.first?.summary.en.hasSuffix(
        "with ';' between fields, a decimal comma, spaces between thousands, a byte order mark.")
        == true)
    #expect(remarks.allSatisfy { $0.severity == .information })
  }

  @Test func readsWindows1252AndSaysSo() throws {
    let bytes = Array("id;x\n".utf8) + [0xC9, 0x3B, 0x31, 0x2C, 0x35, 0x0A]
    let (dataset, remarks) = try ReadTables(bytes: bytes, DataDescription(id: "id"))
      .read(numbers: ["x"])
    #expect(dataset.units.identifiers == ["É"])
    #expect(remarks.first?.summary.fr.contains("des lettres en Windows-1252") == true)
  }

  @Test func declaredFormsAreNotFound() throws {
    let dialect = DeclaredDialect(separator: .semicolon, decimal: .comma)
    let tables = try ReadTables("id;x\nA;1,5\n", DataDescription(id: "id", dialect: dialect))
    #expect(try tables.read(numbers: ["x"]).remarks.isEmpty)
  }
}

@Suite struct LongTableTests {
  private let text = """
    id,region,sex,indicator,value
    A,North,F,staff,1
    A,North,M,staff,2
    A,North,total,waste,7
    B,South,F,staff,3
    B,South,total,waste,NA
    """

  private var description: DataDescription {
    DataDescription(
      id: "id",
      columns: [
        ColumnDescription(
          name: "women", indicator: "staff", filters: [RowFilter(heading: "sex", values: ["F"])]),
        ColumnDescription(
          name: "men", indicator: "staff", filters: [RowFilter(heading: "sex", values: ["M"])]),
      ], long: LongLayout(indicator: "indicator", value: "value"))
  }

  @Test func eachIndicatorBecomesAColumn() throws {
    let dataset = try ReadTables(text, description)
      .read(numbers: ["women", "men", "waste"], words: ["region"]).dataset
    #expect(dataset.units.identifiers == ["A", "B"])
    #expect(dataset.numbers("women") == [1, 3])
    #expect(dataset.numbers("men") == [2, nil])
    #expect(dataset.numbers("waste") == [7, nil])
    #expect(dataset.words("region") == ["North", "South"])
    #expect(dataset.location(of: "women", at: 1)?.line == 5)
    #expect(dataset.text(of: "waste", at: 1) == "NA")
    #expect(dataset.text(of: "men", at: 1) == nil)
  }

  @Test func refusesSeveralValuesOfOneIndicator() throws {
    var description = description
    description.columns = []
    let found = try ReadTables(text, description).refusals(numbers: ["staff"])
    #expect(found.map(\.rule.identifier) == ["data.duplicate-value"])
    #expect(
      found.first?.summary.en == "'staff' is answered more than once for 'A' (lines 2 and 3).")
    #expect(found.first?.fixes.first?.en == "Keep one of the two lines, and take the other out.")
    #expect(found.first?.fixes.last?.en.contains("`where: {sex: ") == true)
  }

  @Test func offersNoBreakdownWhereRowsSayTheSame() throws {
    let found = try ReadTables(
      "id,region,sex,indicator,value\nA,North,F,staff,1\nA,North,F,staff,2\n", description
    ).refusals(numbers: ["women"])
    #expect(found.first?.rule == DiagnosticRule("data.duplicate-value"))
    #expect(found.first?.fixes.count == 1)
  }

  @Test func refusesAnAttributeThatChanges() throws {
    let found = try ReadTables(text, description).refusals(words: ["sex"])
    #expect(found.map(\.rule.identifier) == ["data.duplicate-value"])
  }

  @Test func offersTheNearestIndicator() throws {
    let found = try ReadTables(text, description).refusals(numbers: ["wast"])
    #expect(found.map(\.rule.identifier) == ["data.unknown-column"])
    #expect(found.first?.fixes.first?.en == "Did you mean 'waste'?")
    var declared = description
    declared.columns.append(ColumnDescription(name: "w", indicator: "watse"))
    let other = try ReadTables(text, declared).refusals(numbers: ["w"])
    #expect(other.map(\.rule.identifier) == ["data.unknown-indicator"])
    #expect(other.first?.fixes.first?.en == "Did you mean 'waste'?")
  }

  @Test func refusesIndicatorsInAWideTable() throws {
    var description = description
    description.long = nil
    description.filters = [RowFilter(heading: "sex", values: ["F"])]
    let found = try ReadTables(text, description).refusals(numbers: ["women"])
    #expect(found.contains { $0.rule.identifier == "data.not-long" })
  }
}

@Suite struct JoinTests {
  private func tables(_ join: String) throws -> ReadTables {
    var tables = try ReadTables("id,x\nA,1\nB,2\nC,3\n", DataDescription(id: "id"))
    try tables.join(join, DataDescription(id: "code"))
    return tables
  }

  @Test func bringsColumnsByIdentifier() throws {
    let tables = try tables("code,y\nC,30\nA,10\nB,20\n")
    let (dataset, remarks) = try tables.read(numbers: ["x", "y"])
    #expect(dataset.numbers("y") == [10, 20, 30])
    #expect(dataset.location(of: "y", at: 0)?.line == 3)
    #expect(dataset.location(of: "y", at: 0)?.file.hasSuffix("join0.csv") == true)
    #expect(remarks.isEmpty)
  }

  @Test func namesWhatDoesNotMatch() throws {
    let (dataset, remarks) = try tables("code,y\nA,10\nZ,99\n").read(numbers: ["y"])
    #expect(dataset.numbers("y") == [10, nil, nil])
    #expect(remarks.map(\.rule.identifier) == ["data.not-in-join", "data.only-in-join"])
    #expect(remarks.first?.summary.en.contains("'B' and 'C'") == true)
    #expect(remarks.last?.summary.en.contains("'Z'") == true)
  }

  @Test func aRowThatAFilterLeftOutIsNotUnknown() throws {
    var tables = try ReadTables(
      "id,keep,x\nA,1,1\nB,0,2\n",
      DataDescription(id: "id", filters: [RowFilter(heading: "keep", values: ["1"])]))
    try tables.join("id,y\nA,10\nB,20\n", DataDescription(id: "id"))
    #expect(try tables.read(numbers: ["y"]).remarks.isEmpty)
  }

  @Test func refusesAJoinThatMatchesNothing() throws {
    #expect(
      try tables("code,y\nZ,1\n").refusals(numbers: ["y"]).map(\.rule.identifier)
        == ["data.join-matches-nothing"])
  }

  @Test func refusesDuplicatesAndColumnsOfTwoFiles() throws {
    let found = try tables("code,x\nA,1\nA,2\n").refusals(numbers: ["x"])
    #expect(
      Set(found.map(\.rule.identifier))
        == ["data.column-in-several-files", "data.duplicate-identifier"])
  }

  @Test func reportsTheProblemsOfAllFilesTogether() throws {
    var tables = try tables("code,y\nA,1,2\n")
    tables.description.file = "absent.csv"
    #expect(
      tables.refusals().map(\.rule.identifier) == ["input.file-missing", "csv.uneven-row"])
  }
}

/// Problems of identifiers, headings and breakdowns say what is in the file.
@Suite struct DataMistakesTests {
  @Test func tellsEmptyAndRepeatedIdentifiersTogether() throws {
    let found = try ReadTables("id,v\nA,1\n,2\nA,3\n", DataDescription(id: "id"))
      .refusals(numbers: ["v"])
    #expect(
      found.map(\.rule.identifier) == ["data.no-identifier", "data.duplicate-identifier"])
  }

  @Test func refusesIdentifiersThatDifferBySpacesOnly() throws {
    let found = try ReadTables("id,v\nA,1\nA ,2\n", DataDescription(id: "id"))
      .refusals(numbers: ["v"])
    #expect(found.map(\.rule.identifier) == ["data.identifier-spaces"])
    #expect(found.first?.locations.map(\.line) == [2, 3])
  }

  @Test func offersTheHeadingWithItsSpaces() throws {
    let found = try ReadTables("id, v ,w\nA,1,2\n", DataDescription(id: "id"))
      .refusals(numbers: ["v"])
    #expect(found.first?.fixes.first?.en.contains("{heading: \" v \"}") == true)
  }

  @Test func listsTheIndicatorsOfALongTable() throws {
    var description = DataDescription(id: "id")
    description.long = LongLayout(indicator: "what", value: "v")
    let found = try ReadTables("id,what,v\nA,waste,1\nA,water,2\n", description)
      .refusals(numbers: ["energy"])
    #expect(found.first?.fixes.last?.en == "Its indicators are 'waste' and 'water'.")
  }

  @Test func refusesABreakdownThatNoRowHas() throws {
    var description = DataDescription(id: "id")
    description.long = LongLayout(indicator: "what", value: "v")
    description.columns = [
      ColumnDescription(
        name: "women", indicator: "staff", filters: [RowFilter(heading: "sex", values: ["F"])])
    ]
    let found = try ReadTables("id,what,sex,v\nA,staff,f,1\nA,staff,m,2\n", description)
      .refusals(numbers: ["women"])
    #expect(found.map(\.rule.identifier) == ["data.filter-keeps-nothing"])
    #expect(found.first?.fixes.first?.en == "Did you mean 'f'?")
  }

  @Test func offersTheUsualCodesAndTheTypeOfWords() throws {
    let codes = try ReadTables("id,v\nA,1\nB,N/A\nC,2\nD,3\nE,-\nF,7\n", DataDescription(id: "id"))
      .refusals(numbers: ["v"])
    #expect(codes.first?.fixes.first?.en.contains("missing: [\"-\", \"N/A\"]") == true)
    let words = try ReadTables("id,v\nA,red\nB,blue\n", DataDescription(id: "id"))
      .refusals(numbers: ["v"])
    #expect(words.first?.fixes.contains { $0.en.contains("`type: text`") } == true)
  }
}
