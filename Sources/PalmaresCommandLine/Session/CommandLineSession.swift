import Glibc
public import PalmaresApplication
import PalmaresCore

/// One call of `palmares`, from its arguments to its exit code, with everything it touches given: a
/// test runs real commands in process.
public struct CommandLineSession {
  /// Without the program's own name.
  public var arguments: [String]
  public var surroundings: Surroundings
  /// Standard output: data only.
  public var output: any OutputSink
  /// Standard error: findings, remarks, notes.
  public var messages: any OutputSink
  /// Behind standard output, and behind standard error.
  public var terminals: (output: Terminal?, messages: Terminal?)

  /// Whether long work shall stop: on Ctrl+C, unless a test decides.
  var isInterrupted: @Sendable () -> Bool = { Interruption.isWanted }

  public init(
    arguments: [String], surroundings: Surroundings, output: any OutputSink,
    messages: any OutputSink, terminals: (output: Terminal?, messages: Terminal?) = (nil, nil)
  ) {
    self.arguments = arguments
    self.surroundings = surroundings
    self.output = output
    self.messages = messages
    self.terminals = terminals
  }

  /// The session of this process. An interruption ends it with 130, a closed pipe without a message.
  public static func ofProcess(arguments: [String]) -> CommandLineSession {
    signal(SIGPIPE, SIG_IGN)
    Interruption.endsTheProcess()
    let surroundings = Surroundings.ofProcess()
    return CommandLineSession(
      arguments: Array(arguments.dropFirst()), surroundings: surroundings,
      output: FileDescriptorSink(STDOUT_FILENO), messages: FileDescriptorSink(STDERR_FILENO),
      terminals: (
        Terminal(descriptor: STDOUT_FILENO, environment: surroundings.environment),
        Terminal(descriptor: STDERR_FILENO, environment: surroundings.environment)
      ))
  }

  public func run() -> ExitCode {
    var speaker = Speaker(
      language: LanguageChoice.beforeReading(arguments, surroundings.environment), isQuiet: false)
    do {
      let call = try CommandCall(arguments, surroundings)
      speaker = Speaker(language: call.language.language, isQuiet: call.isQuiet)
      let outcome = try call.run(
        terminal: terminals.output,
        progress: ProgressSink(messages, isTerminal: terminals.messages != nil),
        isInterrupted: isInterrupted)
      return deliver(outcome, speaker)
    } catch {
      say(error.diagnostics, speaker)
      return ExitCode(for: error.diagnostics)
    }
  }

  /// Output first, then what is to be said about it.
  private func deliver(_ outcome: Outcome, _ speaker: Speaker) -> ExitCode {
    do {
      try write(outcome)
    } catch {
      say(outcome.diagnostics + error.diagnostics, speaker)
      return ExitCode(for: error.diagnostics)
    }
    say(outcome.diagnostics, speaker)
    if !speaker.isQuiet {
      tell(outcome.notes.map { $0[speaker.language] + "\n" }.joined())
    }
    return outcome.exitCode ?? ExitCode(for: outcome.diagnostics)
  }

  private func write(_ outcome: Outcome) throws(DiagnosticError) {
    if let file = outcome.file {
      return try file.write(outcome.output)
    }
    do {
      try output.write(outcome.output)
    } catch .closedByReader {
      // Whoever closed the pipe has what they wanted.
    } catch {
      throw DiagnosticError(error.diagnostic)
    }
  }

  private func say(_ diagnostics: [Diagnostic], _ speaker: Speaker) {
    let style = TextStyle(hasColours: terminals.messages?.hasColours ?? false)
    let digest = DiagnosticDigest(
      of: diagnostics.filter { !speaker.isQuiet || $0.severity == .error })
    let width = terminals.messages?.width
    let texts = digest.shown.map {
      $0.shown(in: surroundings).text(in: speaker.language, style: style, width: width)
    }
    tell(texts.joined() + digest.rest.map { $0[speaker.language] + "\n" }.joined())
  }

  private func tell(_ text: String) {
    guard !text.isEmpty else { return }
    // Nobody is left to be told that standard error is closed.
    do { try messages.write([UInt8](text)) } catch { return }
  }
}

/// To whom messages go.
private struct Speaker {
  var language: Language
  var isQuiet: Bool
}
