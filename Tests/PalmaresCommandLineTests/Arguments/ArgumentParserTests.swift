import PalmaresCore
import PalmaresTestSupport
import Testing

@testable import PalmaresCommandLine

@Suite struct ArgumentParserTests {
  private func parsed(_ arguments: String...) throws -> ParsedArguments {
    let text = LocalizedText("x")
    var parser = ArgumentParser(
      options: [
        OptionDeclaration("--data", value: Placeholder.file, text),
        OptionDeclaration("--force", text),
        OptionDeclaration("--format", allowed: ["csv", "json"], text),
        OptionDeclaration("--help", text),
      ],
      operands: [
        OperandDeclaration(Placeholder.method),
        OperandDeclaration(LocalizedText("MORE"), isRequired: false),
      ])
    return try parser.parse(arguments)
  }

  private func rules(_ arguments: String...) -> [String] {
    PalmaresTestSupport.rules { () throws -> ParsedArguments in
      let text = LocalizedText("x")
      var parser = ArgumentParser(
        options: [
          OptionDeclaration("--data", value: Placeholder.file, text),
          OptionDeclaration("--force", text),
          OptionDeclaration("--format", allowed: ["csv", "json"], text),
        ], operands: [OperandDeclaration(Placeholder.method)])
      return try parser.parse(arguments)
    }
  }

  @Test func readsValuesAfterAndWithinTheOption() throws {
    #expect(try parsed("m", "--data", "a b.csv")["--data"] == "a b.csv")
    #expect(try parsed("--data=x=y.csv", "m")["--data"] == "x=y.csv")
    #expect(try parsed("m", "--data", "-5")["--data"] == "-5")
    #expect(try parsed("m", "--force").has("--force"))
    #expect(try parsed("m", "n").operands == ["m", "n"])
  }

  @Test func takesEverythingAfterTwoHyphensAsOperands() throws {
    #expect(try parsed("--", "--data", "-x").operands == ["--data", "-x"])
  }

  @Test func helpNeedsNoOperands() throws {
    #expect(try parsed("-h").has("--help"))
  }

  @Test func reportsAllMistakesAtOnce() {
    #expect(
      rules("--dat", "f", "--format", "xml", "--force=1", "--data") == [
        "usage.unknown-option", "usage.unknown-value", "usage.unexpected-value",
        "usage.missing-value", "usage.missing-argument",
      ])
    #expect(rules("m", "--data", "--force") == ["usage.missing-value"])
    #expect(rules("m", "--force", "--force") == ["usage.repeated-option"])
    #expect(rules("m", "n", "o") == ["usage.unexpected-argument"])
  }

  @Test func offersTheNearestOption() {
    #expect(Run("rank", "x", "--ouptut", "f").messages.contains("Did you mean '--output'?"))
    #expect(Run("mehtods", "list").messages.contains("Did you mean 'methods'?"))
    #expect(Run("methods", "verfy").messages.contains("Did you mean 'verify'?"))
    #expect(Run("help", "exitcodes").messages.contains("Did you mean 'exit-codes'?"))
  }
}
