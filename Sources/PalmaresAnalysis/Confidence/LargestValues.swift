/// The largest few of many values: the same whatever the order in which they come.
///
/// A heap with the least of them on top: O(log n) for each value, also where many are kept.
struct LargestValues: Sendable {
  private let capacity: Int
  private var heap: [Double] = []

  init(_ capacity: Int) {
    self.capacity = capacity
  }

  /// The smallest of the largest; `nil` until there are enough.
  var last: Double? { heap.count == capacity ? heap.first : nil }

  mutating func add(_ value: Double) {
    if heap.count < capacity {
      heap.append(value)
      raise()
    } else if let least = heap.first, value > least {
      heap[0] = value
      sink()
    }
  }

  func joined(with other: Self) -> Self {
    var joined = self
    for value in other.heap { joined.add(value) }
    return joined
  }

  /// Puts the newest in its place.
  private mutating func raise() {
    var place = heap.count - 1
    while place > 0, heap[place] < heap[(place - 1) / 2] {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  /// Puts the one on top in its place.
  private mutating func sink() {
    var place = 0
    while 2 * place + 1 < heap.count {
      var least = 2 * place + 1
      if least + 1 < heap.count, heap[least + 1] < heap[least] { least += 1 }
      guard heap[least] < heap[place] else { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}
