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
  /// Edits that the methodology refuses: they aren't timed.
  private var refused = 0

  init(_ session: WhatIf, edits: Int) {
    self.session = session
    self.edits = edits
    let graph = session.base.graph
    columns = graph.requirements().filter { $0.kind == .number }.map(\.name)
    combinations = graph.methodology.nodes.compactMap { node in
      graph.changeableWeights(of: node.code).flatMap { weights in
        // Weights below zero can be declared, and not be set.
        weights.allSatisfy { $0 >= 0 } ? (node.code, weights) : nil
      }
    }
  }

  /// `{"institutions": 2152, …, "value": {"median_us": …, "p95_us": …, "edits": …}, …}`
  mutating func json() -> String {
    let units = session.base.dataset.units.count
    let races = [
      ("value", value()), ("value_back", valueAndBack()), ("end", end()),
      ("weight", weight()),
    ]
    let fields = races.map { name, times in
      let sorted = times.sorted()
      guard !sorted.isEmpty else { return "\"\(name)\": null" }
      let (median, high) = (sorted[sorted.count / 2], sorted[sorted.count * 95 / 100])
      return
        "\"\(name)\": {\"median_us\": \(median), \"p95_us\": \(high), \"edits\": \(sorted.count)}"
    }
    let work = session.work
    let counts = [
      ("institutions", units), ("followed", work.followed), ("worked_out", work.workedOut),
      ("beginnings", work.beginnings), ("refused", refused),
    ].map { "\"\($0)\": \($1)" }
    return "{\((counts + fields).joined(separator: ", "))}"
  }

  /// A figure that isn't the highest or lowest becomes another such.
  private mutating func value() -> [Double] {
    (0..<edits).compactMap { _ in
      let (column, unit) = place()
      let other = Self.inner(session, column, unit, 0.37)
      return time { session in try session.set(other, in: column, of: unit) }
    }
  }

  /// The same, and back again: two edits.
  private mutating func valueAndBack() -> [Double] {
    (0..<edits).compactMap { _ in
      let (column, unit) = place()
      let former = session.base.dataset.columns[column]?.number(at: unit)
      let other = Self.inner(session, column, unit, 0.61)
      return time { session in
        try session.set(other, in: column, of: unit)
        try session.set(former, in: column, of: unit)
      }
    }
  }

  /// Somebody gets more than anybody had, then what it had.
  private mutating func end() -> [Double] {
    (0..<max(edits / 4, 1)).flatMap { number in
      let (column, unit) = place()
      let figures = session.base.dataset.columns[column]
      let highest = (figures?.values.max() ?? 0) + 1 + Double(number)
      return [
        time { session in try session.set(highest, in: column, of: unit) },
        time { session in try session.set(figures?.number(at: unit), in: column, of: unit) },
      ].compactMap { $0 }
    }
  }

  /// One weight of a combination.
  private mutating func weight() -> [Double] {
    guard !combinations.isEmpty else { return [] }
    return (0..<max(edits / 4, 1)).compactMap { number in
      var (code, weights) = combinations[number % combinations.count]
      weights[number % weights.count] *= 1 + Double(number % 7) / 10
      return time { session in try session.set(weights: weights, of: code) }
    }
  }

  /// A figure between the lowest and the highest of the base.
  private static func inner(
    _ session: WhatIf, _ column: String, _ unit: Int, _ share: Double
  ) -> Double {
    let values = session.base.dataset.columns[column]?.numbers.sorted() ?? []
    guard !values.isEmpty else { return share }
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

  /// Microseconds until the ranks are known; `nil` where the edit is refused.
  private mutating func time(_ edit: (inout WhatIf) throws -> Void) -> Double? {
    let start = Self.now()
    do {
      try edit(&session)
    } catch {
      refused += 1
      return nil
    }
    guard session.ranks.count == session.base.dataset.units.count else { return nil }
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
