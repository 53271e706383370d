import PalmaresExchange
import Testing

@Suite struct JSONWriterTests {
  private func document(_ levels: Int, _ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter(indentedLevels: levels)
    json.object(body)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func escapesWhatTheStandardAsksFor() {
    let text = document(0) { $0.member("a\"b", "\\ \n\t\r\u{1}\u{1F} é \u{7F}") }
    #expect(text == #"{"a\"b":"\\ \n\t\r\u0001\u001f é "# + "\u{7F}\"}")
  }

  @Test func writesNumbersThatComeBackExactly() {
    let text = document(0) { json in
      json.array("n", [0.1 + 0.2, -0.0, 5, 1e-7, 1.5e300, 2.0 / 3]) { $0.value($1) }
    }
    #expect(
      text == #"{"n":[0.30000000000000004,0,5,0.0000001,1.5e300,0.6666666666666666]}"#)
  }

  @Test func keepsTheOrderOfTheCalls() {
    let text = document(0) { json in
      json.member("z", 1)
      json.member("a", true)
      json.member("none", nil as Double?)
      json.object("o") { $0.member("x", "y") }
      json.array("e", [String]())
    }
    #expect(text == #"{"z":1,"a":true,"none":null,"o":{"x":"y"},"e":[]}"#)
  }

  @Test func putsOuterLevelsOnLinesAndInnerOnesInline() {
    let text = document(2) { json in
      json.member("schema", "s")
      json.array("rows", [1, 2]) { json, row in
        json.object { json in
          json.member("id", row)
          json.array("v", ["a", "b"])
        }
      }
      json.object("empty") { _ in }
    }
    #expect(
      text == """
        {
          "schema": "s",
          "rows": [
            {"id": 1, "v": ["a", "b"]},
            {"id": 2, "v": ["a", "b"]}
          ],
          "empty": {}
        }

        """)
  }
}
