import PalmaresApplication
import PalmaresCore
import PalmaresExchange
import PalmaresTestSupport
import Testing

@Suite struct ShippedHeadersTests {
  @Test func everyLicenceIsSaidInBothLanguages() throws {
    let surroundings = Surroundings(environment: ["PALMARES_SHARE": shippedShare])
    let entries = try MethodologyCatalogue(in: surroundings).entries
    #expect(entries.count >= 9)
    for entry in entries {
      let licence = try #require(try MethodologyReader.read(file: entry.file).header.licence)
      #expect(licence.en != licence.fr, "\(entry.id)")
    }
  }
}
