import PalmaresCore
import Testing

@Suite struct PlaceTests {
  @Test(
    arguments: [
      (Place(24), "24th", "24e", "24"), (Place(1), "1st", "1er", "1"),
      (Place(16, tied: true), "tied 16th", "16e ex æquo", "=16"),
      (Place(1.5, tied: true), "1.5 (tied)", "1,5 ex æquo", "=1.5"),
      (Place(low: 101, high: 200), "101st–200th", "101e–200e", "101–200"),
      (Place(low: 301, high: nil), "301st or below", "301e ou au-delà", "301+"),
    ] as [(Place, String, String, String)])
  func saysSharedPlacesAndRanges(place: Place, english: String, french: String, short: String) {
    #expect(place.words(in: .english) == english)
    #expect(place.words(in: .french) == french)
    #expect(place.short(in: .machine) == short)
  }
}
