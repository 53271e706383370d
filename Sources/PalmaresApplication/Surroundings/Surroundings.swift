import Glibc

/// What a use case may know of the process it runs in: a value, so that tests choose it.
public struct Surroundings: Sendable, Hashable {
  public var environment: [String: String]
  /// Where relative paths and the search for a project start.
  public var workingDirectory: String
  /// Path of the running program; `nil` where the system doesn't tell.
  public var executable: String?

  public init(
    environment: [String: String] = [:], workingDirectory: String = ".", executable: String? = nil
  ) {
    self.environment = environment
    self.workingDirectory = workingDirectory
    self.executable = executable
  }

  /// Those of this process. Only the variables that the program documents are read.
  public static func ofProcess() -> Surroundings {
    var environment: [String: String] = [:]
    for name in variables {
      if let value = getenv(name) { environment[name] = String(cString: value) }
    }
    return Surroundings(
      environment: environment, workingDirectory: Folder.working ?? ".",
      executable: Folder.linkTarget("/proc/self/exe"))
  }

  private static let variables = [
    "PALMARES_SHARE", "PALMARES_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM",
    "COLUMNS",
  ]
}
