/// The folder of an institution's own work, known by its `palmares.yml`.
public struct Project: Sendable, Hashable {
  public let folder: String

  public var methodologies: String { folder + "/methods" }

  /// The nearest project at or above the working directory, if there is one.
  public static func found(from surroundings: Surroundings) -> Project? {
    var folder = surroundings.workingDirectory
    while true {
      if Folder.hasFile(folder + "/palmares.yml") { return Project(folder: folder) }
      let parent = Folder.parent(of: folder)
      guard parent != folder, folder != "." else { return nil }
      folder = parent
    }
  }
}
