import PalmaresApplication
import PalmaresTestSupport
import Synchronization

@testable import PalmaresCommandLine

/// One command, run in process, with what it wrote and how it ended.
struct Run {
  let exitCode: ExitCode
  let output: String
  let messages: String

  init(
    _ arguments: String..., environment: [String: String] = ["LANG": "C"],
    in workingDirectory: String = "/", terminal: Terminal? = nil
  ) {
    self.init(arguments, environment: environment, in: workingDirectory, terminal: terminal)
  }

  init(
    _ arguments: [String], environment: [String: String] = ["LANG": "C"],
    in workingDirectory: String = "/", terminal: Terminal? = nil, stoppedAfter looks: Int? = nil
  ) {
    let (output, messages) = (BufferSink(), BufferSink())
    var session = CommandLineSession(
      arguments: arguments,
      surroundings: Surroundings(environment: environment, workingDirectory: workingDirectory),
      output: output, messages: messages, terminals: (terminal, nil))
    if let looks {
      let counter = LookCounter()
      session.isInterrupted = { counter.next() >= looks }
    }
    exitCode = session.run()
    self.output = output.text
    self.messages = messages.text
  }
}

/// How often long work asked whether to stop.
private final class LookCounter: Sendable {
  private let count = Atomic<Int>(0)

  /// From 0.
  func next() -> Int { count.add(1, ordering: .relaxed).oldValue }
}

/// A share folder that holds the towns.
struct TownShare {
  let folder: TemporaryFolder
  let environment: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    _ = try Towns.write(to: folder, at: "methods/towns/")
    environment = ["PALMARES_SHARE": folder.path, "LANG": "C"]
  }

  func run(_ arguments: String...) -> Run { Run(arguments, environment: environment) }
}
