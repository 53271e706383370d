/// Open boxes of weights, those with the least proved count first, the newest of them first.
struct BoxQueue {
  private let children: Int
  /// Centre and half-widths of every box ever made, one after the other; freed places are used again.
  private var corners: [Float] = []
  private var splits: [Int32] = []
  private var spare: [Int] = []
  private var stacks: [[Int]] = []
  private(set) var lowest = 0
  private(set) var count = 0

  init(children: Int) { self.children = children }

  var isEmpty: Bool { count == 0 }

  mutating func push(
    bound: Int, centre: UnsafePointer<Float>, half: UnsafePointer<Float>, split: Int32
  ) {
    let place = spare.popLast() ?? splits.count
    if place == splits.count {
      splits.append(split)
      corners.append(contentsOf: UnsafeBufferPointer(start: centre, count: children))
      corners.append(contentsOf: UnsafeBufferPointer(start: half, count: children))
    } else {
      splits[place] = split
      for j in 0..<children {
        corners[place * 2 * children + j] = centre[j]
        corners[(place * 2 + 1) * children + j] = half[j]
      }
    }
    while stacks.count <= bound { stacks.append([]) }
    stacks[bound].append(place)
    if count == 0 || bound < lowest { lowest = bound }
    count += 1
  }

  /// Takes a box of the lowest bound; `nil` where none is left.
  mutating func pop(
    centre: UnsafeMutablePointer<Float>, half: UnsafeMutablePointer<Float>
  ) -> (bound: Int, split: Int)? {
    guard count > 0, let place = stacks[lowest].popLast() else { return nil }
    let bound = lowest
    for j in 0..<children {
      centre[j] = corners[place * 2 * children + j]
      half[j] = corners[(place * 2 + 1) * children + j]
    }
    spare.append(place)
    count -= 1
    while count > 0, stacks[lowest].isEmpty { lowest += 1 }
    return (bound, Int(splits[place]))
  }
}
