import Glibc
import PalmaresExchange
import Testing

/// One example of the manual: rules, files, and what must come out.
struct ManualExample: Sendable, CustomTestStringConvertible {
  var name: String
  var rules: String
  /// Files by name; `data` is the table of figures.
  var files: [String: String] = [:]
  /// What must come out: identifiers down, nodes across.
  var result: [[String]] = []
  /// What the reader asks for.
  var request = ReaderRequest()
  /// The rules of the diagnostics, where the example is a mistake.
  var refusals: [String] = []

  var testDescription: String { name }

  /// The rules as a whole file.
  var file: String {
    var text = rules
    // An edition says only what differs from its base.
    if text.contains("\nextends:") { return text }
    if !text.contains("palmares:") {
      text =
        "palmares: 1\nid: example\nedition: manual\ntitle: Example\nstatus: example\n" + text
    }
    if !text.contains("\ndata:") { text += "data: {file: data.csv, id: id}\n" }
    if !text.contains("\nfit:") { text += "fit: all\n" }
    return text
  }
}

/// Takes the examples out of `docs/methodology.md`.
enum Manual {
  static let root: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(4).joined(separator: "/")
  }()

  static func text(_ path: String) -> String? {
    guard let file = fopen("\(root)/\(path)", "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return String(validating: bytes, as: UTF8.self)
  }

  static let page = text("docs/methodology.md") ?? ""

  static let examples: [ManualExample] = {
    var examples: [ManualExample] = []
    var fence: String?
    var body = ""
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if let open = fence {
        if line == "```" {
          add(body, open, to: &examples)
          fence = nil
        } else {
          body += line + "\n"
        }
      } else if line.hasPrefix("```") {
        (fence, body) = (String(line.dropFirst(3)), "")
      }
    }
    return examples
  }()

  private static func add(_ body: String, _ fence: String, to examples: inout [ManualExample]) {
    let words = fence.split(separator: " ").map(String.init)
    guard words.count == 2 else { return }
    if words[0] == "yaml", words[1].hasPrefix("example=") {
      examples.append(ManualExample(name: String(words[1].dropFirst(8)), rules: body))
    } else if !examples.isEmpty {
      let last = examples.count - 1
      switch words[1] {
      case "result":
        examples[last].result = body.split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
      case "reader": examples[last].request = request(body)
      case "refused": examples[last].refusals = body.split(separator: "\n").map(String.init)
      default: examples[last].files[words[1]] = body
      }
    }
  }

  /// One option with its value on each line.
  private static func request(_ body: String) -> ReaderRequest {
    var request = ReaderRequest()
    for line in body.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      switch parts[0] {
      case "--set": request.settings.append(parts[1])
      case "--profile": request.profile = parts[1]
      default: request.only = parts[1]
      }
    }
    return request
  }
}
