/// The figures of several periods of one file, in order.
///
/// Each period is a dataset of its own: the institutions that have a row in it, and nobody else.
/// They are put in order as numbers where all names are numbers, as texts otherwise.
public struct PeriodSeries: Sendable {
  /// Names as they stand in the file, in order.
  public let names: [String]
  private let datasets: [Dataset]
  /// The periods as numbers, where all are different numbers.
  let numbers: [Double]?

  /// - Precondition: names are unique, and every dataset has the same columns.
  public init(_ parts: [(name: String, dataset: Dataset)]) {
    let order = Self.ordered(parts.map(\.name))
    names = order.map { parts[$0].name }
    datasets = order.map { parts[$0].dataset }
    precondition(Set(names).count == names.count, "each period once")
    precondition(Set(datasets.map { Set($0.columns.keys) }).count <= 1, "the same columns")
    numbers = Self.numbers(names)
  }

  /// Positions in the order of the periods.
  public static func ordered(_ names: [String]) -> [Int] {
    guard let numbers = numbers(names) else {
      return names.indices.sorted { names[$0] < names[$1] }
    }
    return names.indices.sorted { numbers[$0] < numbers[$1] }
  }

  public var count: Int { names.count }

  /// Where a period stands, or `nil` if the file doesn't hold it.
  public func position(of name: String) -> Int? { names.firstIndex(of: name) }

  /// The figures of one period; the others stay within reach, for what looks back.
  public func dataset(at position: Int) -> Dataset {
    datasets[position].placed(in: self, at: position)
  }

  /// Every period as another dataset of the same columns.
  func mapping(_ change: (Dataset) -> Dataset) -> PeriodSeries {
    PeriodSeries(zip(names, datasets).map { ($0, change($1)) })
  }

  /// The period so many before another.
  ///
  /// Whole numbers are counted as such: one before 2022 is 2021, and where the file doesn't hold
  /// 2021 it is nothing, never 2019. Other names are counted in their order.
  package func position(_ back: Int, before position: Int) -> Int? {
    guard let numbers, let name = wholeName(back, before: position) else {
      return position >= back ? position - back : nil
    }
    return numbers.firstIndex(of: Double(name))
  }

  /// The period that is asked for, where periods are whole numbers; the file may not hold it.
  func wholeName(_ back: Int, before position: Int) -> Int? {
    guard let numbers, numbers.allSatisfy({ Int(exactly: $0) != nil }) else { return nil }
    return Int(exactly: numbers[position] - Double(back))
  }

  private static func numbers(_ names: [String]) -> [Double]? {
    let digits = Set("0123456789.-")
    let numbers = names.compactMap { $0.allSatisfy(digits.contains) ? Double($0) : nil }
    return numbers.count == names.count && Set(numbers).count == names.count ? numbers : nil
  }
}

extension Dataset {
  /// The name of its period; `nil` where the file has no periods.
  public var period: String? { series.map { $0.names[position] } }
}
