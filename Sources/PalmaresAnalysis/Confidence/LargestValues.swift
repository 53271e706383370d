/// The largest few of many values: the same whatever the order in which they come.
struct LargestValues: Sendable {
  private let capacity: Int
  private var values: [Double] = []
  private var least = 0

  init(_ capacity: Int) {
    self.capacity = capacity
  }

  /// The smallest of the largest; `nil` until there are enough.
  var last: Double? { values.count == capacity ? values.min() : nil }

  mutating func add(_ value: Double) {
    if values.count < capacity {
      values.append(value)
    } else if value > values[least] {
      values[least] = value
    } else {
      return
    }
    least = values.indices.min { values[$0] < values[$1] } ?? 0
  }

  func joined(with other: Self) -> Self {
    var joined = self
    for value in other.values { joined.add(value) }
    return joined
  }
}
