/// The run-time data of this package, where the sources hold them.
public let shippedShare: String = {
  let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
  let tests = parts.lastIndex(of: "Tests") ?? parts.endIndex
  return parts[..<tests].joined(separator: "/") + "/Sources/PalmaresApplication/Share"
}()
