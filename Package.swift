// swift-tools-version: 6.0
import PackageDescription

/// Every file sees only what it imports, and an import shows in public signatures only where it says so.
let strictImports: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The house: each module with the only modules it may know (docs/decisions/0001-house.md).
/// `Tests/PalmaresArchitectureTests` reads every import against this table.
let package = Package(
  name: "palmares",
  defaultLocalization: "en",
  products: [
    .library(name: "Palmares", targets: ["Palmares"]),
    .executable(name: "palmares", targets: ["palmares"]),
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),

    // Looks for the solver when it is first needed: linking it would cost every call.
    .target(name: "CClp", linkerSettings: [.linkedLibrary("dl")]),

    // Vectors of draws; chooses its instruction set when it runs.
    .target(name: "CDrawKernels"),

    .target(name: "PalmaresCore", swiftSettings: strictImports),
    .target(
      name: "PalmaresEngine", dependencies: ["PalmaresCore", "CClp"], swiftSettings: strictImports),
    // Inner loops in vectors, chosen at run time by what the processor has.
    .target(name: "CIntervalKernels"),
    .target(
      name: "PalmaresAnalysis",
      dependencies: ["PalmaresCore", "PalmaresEngine", "CDrawKernels", "CIntervalKernels"],
      swiftSettings: strictImports),
    .target(
      name: "PalmaresExchange",
      dependencies: ["PalmaresCore", "PalmaresEngine", "CLibYAML", "CSodium"],
      swiftSettings: strictImports),
    // Run-time data. A C target, so that SwiftPM writes no accessor that would link Foundation.
    .target(
      name: "PalmaresShare", path: "Sources/PalmaresApplication/Share", exclude: ["README.md"],
      sources: ["anchor"], resources: [.copy("methods")], publicHeadersPath: "anchor"),
    .target(
      name: "PalmaresApplication",
      dependencies: [
        "PalmaresCore", "PalmaresEngine", "PalmaresAnalysis", "PalmaresExchange", "PalmaresShare",
      ],
      exclude: ["Share"],
      swiftSettings: strictImports),
    .target(
      name: "PalmaresCommandLine",
      dependencies: [
        "PalmaresCore", "PalmaresEngine", "PalmaresAnalysis", "PalmaresExchange",
        "PalmaresApplication",
      ],
      swiftSettings: strictImports),
    .target(
      name: "Palmares", dependencies: ["PalmaresCore", "PalmaresEngine", "PalmaresAnalysis"],
      swiftSettings: strictImports),
    .executableTarget(
      name: "palmares", dependencies: ["PalmaresCommandLine"], swiftSettings: strictImports),

    // Times edits in memory; no product, and no command knows it.
    .executableTarget(
      name: "palmares-benchmark",
      dependencies: [
        "PalmaresCore", "PalmaresEngine", "PalmaresAnalysis", "PalmaresApplication",
      ],
      path: "Benchmarks/InProcess", swiftSettings: strictImports),

    .target(
      name: "PalmaresTestSupport",
      dependencies: ["PalmaresCore", "PalmaresEngine", "PalmaresExchange"],
      path: "Tests/PalmaresTestSupport", swiftSettings: strictImports),
    .testTarget(
      name: "PalmaresCoreTests", dependencies: ["PalmaresCore", "PalmaresTestSupport"],
      swiftSettings: strictImports),
    .testTarget(
      name: "PalmaresEngineTests",
      dependencies: ["PalmaresEngine", "PalmaresCore", "PalmaresExchange", "PalmaresTestSupport"],
      swiftSettings: strictImports),
    .testTarget(
      name: "PalmaresAnalysisTests",
      dependencies: [
        "CDrawKernels", "PalmaresAnalysis", "PalmaresEngine", "PalmaresCore", "PalmaresExchange",
        "PalmaresTestSupport",
      ],
      swiftSettings: strictImports),
    .testTarget(
      name: "PalmaresExchangeTests",
      dependencies: ["PalmaresExchange", "PalmaresEngine", "PalmaresCore", "PalmaresTestSupport"],
      swiftSettings: strictImports),
    .testTarget(
      name: "PalmaresApplicationTests",
      dependencies: [
        "PalmaresApplication", "PalmaresExchange", "PalmaresAnalysis", "PalmaresEngine",
        "PalmaresCore", "PalmaresTestSupport",
      ],
      swiftSettings: strictImports),
    .testTarget(
      name: "PalmaresCommandLineTests",
      dependencies: [
        "PalmaresCommandLine", "PalmaresApplication", "PalmaresExchange", "PalmaresAnalysis",
        "PalmaresEngine", "PalmaresCore", "PalmaresTestSupport",
      ],
      exclude: ["Snapshots"],
      swiftSettings: strictImports),
    .testTarget(
      name: "PalmaresReferenceTests",
      dependencies: [
        "PalmaresApplication", "PalmaresExchange", "PalmaresAnalysis", "PalmaresEngine",
        "PalmaresCore", "PalmaresTestSupport",
      ],
      exclude: ["Methods"],
      swiftSettings: strictImports),
    .testTarget(name: "PalmaresArchitectureTests", swiftSettings: strictImports),
  ],
  swiftLanguageModes: [.v6]
)
