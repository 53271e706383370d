import PalmaresApplication

extension Outcome {
  /// Says that work was interrupted: pages and JSON are marked themselves, CSV has no place for it and is
  /// left out.
  mutating func mark(_ stopped: StoppedWork?, _ format: OutputFormat) {
    guard let stopped else { return }
    guard format == .csv else {
      diagnostics.append(stopped.partShown)
      return
    }
    (output, file, notes) = ([], nil, [])
    diagnostics.append(stopped.nothingShown)
  }
}
