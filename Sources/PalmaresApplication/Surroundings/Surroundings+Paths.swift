extension Surroundings {
  /// A path as a person reads it here: relative to the working directory where it stands in it.
  public func shown(_ path: String) -> String {
    guard workingDirectory.count > 1 else { return path }
    let folder = workingDirectory + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }

  /// A path of a file in a folder without the folder; `nil` where it stands elsewhere.
  public func name(of path: String, in folder: String) -> String? {
    path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : nil
  }
}
