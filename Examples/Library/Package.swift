// swift-tools-version: 6.0
import PackageDescription

/// A package that uses palmares as a library.
let package = Package(
  name: "LibraryExample",
  dependencies: [.package(name: "palmares", path: "../..")],
  targets: [
    .executableTarget(
      name: "LibraryExample", dependencies: [.product(name: "Palmares", package: "palmares")])
  ],
  swiftLanguageModes: [.v6]
)
