import Glibc
import PalmaresAnalysis
import PalmaresCore
import PalmaresEngine

/// Edits of a session, each timed until the ranks of everyone are there.
struct EditRaces {
  private var session: WhatIf
  private let edits: Int
  private let columns: [String]
  private let combinations: [(code: String, weights: [Double])]
  private var seed: UInt64 = 7

  init(_ session: WhatIf, edits: Int) {
    self.session = session
    self.edits = edits
    let graph = session.base.graph
    columns = graph.requirements().filter { $0.kind == .number }.map(\.name)
    combinations = graph.methodology.nodes.compactMap { node in
      graph.changeableWeights(of: node.code).map { (node.code, $0) }
    }
  }

  /// `{"institutions": 2152, …, "value": {"median_us": …, "p95_us": …, "edits": …}, …}`
  mutating func json() throws -> String {
    let units = session.base.dataset.units.count
    let races = [
      ("value", try value()), ("value_back", try valueAndBack()), ("end", try end()),
      ("weight", try weight()),
    ]
    let fields = races.map { name, times in
      let sorted = times.sorted()
      let (median, high) = (sorted[sorted.count / 2], sorted[sorted.count * 95 / 100])
      return
        "\"\(name)\": {\"median_us\": \(median), \"p95_us\": \(high), \"edits\": \(sorted.count)}"
    }
    let work = session.work
    let counts = [
      ("institutions", units), ("followed", work.followed), ("worked_out", work.workedOut),
      ("beginnings", work.beginnings),
    ].map { "\"\($0)\": \($1)" }
    return "{\((counts + fields).joined(separator: ", "))}"
  }

  /// A figure that isn't the highest or lowest becomes another such.
  private mutating func value() throws -> [Double] {
    try (0..<edits).map { _ in
      let (column, unit) = place()
      let other = Self.inner(session, column, unit, 0.37)
      return try time { session in try session.set(other, in: column, of: unit) }
    }
  }

  /// The same, and back again: two edits.
  private mutating func valueAndBack() throws -> [Double] {
    try (0..<edits).map { _ in
      let (column, unit) = place()
      let former = session.base.dataset.columns[column]?.number(at: unit)
      let other = Self.inner(session, column, unit, 0.61)
      return try time { session in
        try session.set(other, in: column, of: unit)
        try session.set(former, in: column, of: unit)
      }
    }
  }

  /// Somebody gets more than anybody had, then what it had.
  private mutating func end() throws -> [Double] {
    try (0..<max(edits / 4, 1)).flatMap { number in
      let (column, unit) = place()
      let figures = session.base.dataset.columns[column]
      let highest = (figures?.values.max() ?? 0) + 1 + Double(number)
      return [
        try time { session in try session.set(highest, in: column, of: unit) },
        try time { session in try session.set(figures?.number(at: unit), in: column, of: unit) },
      ]
    }
  }

  /// One weight of a combination.
  private mutating func weight() throws -> [Double] {
    guard !combinations.isEmpty else { return [0] }
    return try (0..<max(edits / 4, 1)).map { number in
      var (code, weights) = combinations[number % combinations.count]
      weights[number % weights.count] *= 1 + Double(number % 7) / 10
      return try time { session in try session.set(weights: weights, of: code) }
    }
  }

  /// A figure between the lowest and the highest of the base.
  private static func inner(
    _ session: WhatIf, _ column: String, _ unit: Int, _ share: Double
  ) -> Double {
    let values = session.base.dataset.columns[column]?.numbers.sorted() ?? [0]
    return values[values.count / 4] * (1 - share) + values[values.count * 3 / 4] * share
      + Double(unit % 13) * 1e-3
  }

  private mutating func place() -> (column: String, unit: Int) {
    (columns[next() % columns.count], next() % session.base.dataset.units.count)
  }

  private mutating func next() -> Int {
    seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(seed >> 33)
  }

  /// Microseconds until the ranks are known.
  private mutating func time(_ edit: (inout WhatIf) throws -> Void) throws -> Double {
    let start = Self.now()
    try edit(&session)
    guard session.ranks.count == session.base.dataset.units.count else { return .infinity }
    return Double(Self.now() - start) / 1000
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}

extension Column {
  /// The values present.
  fileprivate var numbers: [Double] { (0..<count).compactMap { number(at: $0) } }
}
