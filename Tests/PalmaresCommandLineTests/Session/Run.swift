import PalmaresApplication
import PalmaresCommandLine
import PalmaresTestSupport

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
    in workingDirectory: String = "/", terminal: Terminal? = nil
  ) {
    let (output, messages) = (BufferSink(), BufferSink())
    let session = CommandLineSession(
      arguments: arguments,
      surroundings: Surroundings(environment: environment, workingDirectory: workingDirectory),
      output: output, messages: messages, terminals: (terminal, nil))
    exitCode = session.run()
    self.output = output.text
    self.messages = messages.text
  }
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
