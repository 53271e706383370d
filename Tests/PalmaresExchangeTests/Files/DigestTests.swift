import PalmaresExchange
import Testing

@Suite struct DigestTests {
  /// FIPS 180-4 examples, as published by NIST (`SHA256.pdf`).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func agreesWithThePublishedExamples(text: String, digest: String) {
    #expect(Digest.sha256(of: Array(text.utf8)) == digest)
  }

  @Test func oneFileKeepsItsDigest() {
    let digest = Digest.sha256(of: [1])
    #expect(Digest.sha256(combining: [digest]) == digest)
  }

  @Test func theDigestOfSeveralFilesDependsOnTheirOrder() {
    let (a, b) = (Digest.sha256(of: [1]), Digest.sha256(of: [2]))
    #expect(Digest.sha256(combining: [a, b]) == Digest.sha256(of: Array((a + b).utf8)))
    #expect(Digest.sha256(combining: [a, b]) != Digest.sha256(combining: [b, a]))
  }

  @Test func aLargeTableIsHashedOnTheSide() throws {
    let rows = (0..<40_000).map { "\($0),\($0 % 7)" }.joined(separator: "\n")
    let bytes = Array(("id,x\n" + rows).utf8)
    let table = try DelimitedTable(bytes: bytes, file: "large.csv")
    #expect(table.sha256 == Digest.sha256(of: bytes))
    #expect(table.sha256 == Digest.sha256(of: bytes))
  }
}
