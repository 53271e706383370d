import PalmaresCore
import Testing

@testable import PalmaresAnalysis

@Suite struct SobolSequenceTests {
  /// Points of the table `new-joe-kuo-6`, in coordinates 1, 2, 3, 101, 234 and 512.
  @Test(arguments: [
    (0, [0, 0, 0, 0, 0, 0]), (1, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]),
    (2, [0.75, 0.25, 0.25, 0.25, 0.75, 0.75]), (3, [0.25, 0.75, 0.75, 0.75, 0.25, 0.25]),
    (
      700,
      [0.2802734375, 0.0986328125, 0.1376953125, 0.0947265625, 0.3076171875, 0.9638671875]
    ),
    (
      1023,
      [0.0009765625, 0.7529296875, 0.6123046875, 0.2373046875, 0.2041015625, 0.6142578125]
    ),
  ])
  func isTheSequenceAsPublished(index: Int, expected: [Double]) {
    let point = SobolSequence(dimension: 512).point(index)
    #expect([0, 1, 2, 100, 233, 511].map { point[$0] } == expected)
  }

  @Test func holdsAPrimitivePolynomialOfItsOwnForEachCoordinate() {
    #expect(JoeKuoTable.rows.count == 511)
    var seen: Set<[UInt32]> = []
    for row in JoeKuoTable.rows {
      let degree = UInt32(row.count - 1)
      #expect(seen.insert([degree, row[0]]).inserted)
      #expect(orderOfX(coefficients: row[0], degree: degree) == (1 << degree) - 1, "\(row)")
    }
  }

  /// The smallest power of x that is 1 modulo the polynomial.
  private func orderOfX(coefficients: UInt32, degree: UInt32) -> UInt32 {
    let polynomial = 1 << degree | coefficients << 1 | 1
    var (power, order): (UInt32, UInt32) = (1, 0)
    repeat {
      power <<= 1
      if power >> degree & 1 == 1 { power ^= polynomial }
      order += 1
    } while power != 1 && order < 1 << degree
    return order
  }

  @Test func beginsEachCoordinateWithOddIntegersOfItsPlace() {
    for row in JoeKuoTable.rows {
      for (place, number) in row.dropFirst().enumerated() {
        #expect(number % 2 == 1 && number < 2 << UInt32(place), "\(row)")
      }
    }
  }

  @Test(arguments: [nil, 1, 2] as [UInt64?])
  func meetsEachOfSixtyFourIntervalsOnceInEveryCoordinate(seed: UInt64?) {
    let sequence = sequence(512, seed)
    let points = (0..<64).map(sequence.point)
    for axis in 0..<512 {
      #expect(Set(points.map { Int($0[axis] * 64) }).count == 64, "coordinate \(axis)")
    }
  }

  /// In its first two coordinates the sequence is a (0, 2)-sequence: of 2^m points one lies in each box of
  /// volume 2^-m.
  @Test(arguments: [nil, 7] as [UInt64?])
  func meetsEachBoxOfTheFirstTwoCoordinatesOnce(seed: UInt64?) {
    let sequence = sequence(2, seed)
    let points = (0..<256).map(sequence.point)
    for across in 0...8 {
      let boxes = points.map { point in
        [Int(point[0] * Double(1 << across)), Int(point[1] * Double(1 << (8 - across)))]
      }
      #expect(Set(boxes).count == 256)
    }
  }

  /// What nested scrambling is: as many first bits in common as before, and no more.
  @Test func scramblingKeepsTheBitsThatTwoPointsShare() {
    let (plain, scrambled) = (sequence(3, nil), sequence(3, 11))
    for axis in 0..<3 {
      for i in 0..<64 {
        for j in 0..<i {
          let before = commonBits(plain.coordinate(axis, of: i), plain.coordinate(axis, of: j))
          let after = commonBits(
            scrambled.coordinate(axis, of: i), scrambled.coordinate(axis, of: j))
          #expect(before == after)
        }
      }
    }
  }

  private func commonBits(_ a: Double, _ b: Double) -> Int {
    (UInt32(a * 0x1p32) ^ UInt32(b * 0x1p32)).leadingZeroBitCount
  }

  @Test func scramblingSpreadsEachPointEvenly() {
    // 2,000 seeds, ten intervals: χ² with nine degrees of freedom stays below its 99.9 % quantile.
    for index in [0, 1, 5] {
      var counts = [Double](repeating: 0, count: 10)
      for seed in 0..<2000 { counts[Int(sequence(2, UInt64(seed)).point(index)[1] * 10)] += 1 }
      let chi = counts.reduce(0) { $0 + ($1 - 200) * ($1 - 200) / 200 }
      #expect(chi < 27.88)
    }
  }

  @Test func scramblingIsThatOfItsSeed() {
    #expect(sequence(5, 3).point(17) == sequence(5, 3).point(17))
    #expect(sequence(5, 3).point(17) != sequence(5, 4).point(17))
    #expect(Array(sequence(8, 3).point(17).prefix(5)) == sequence(5, 3).point(17))
  }

  private func sequence(_ dimension: Int, _ seed: UInt64?) -> SobolSequence {
    SobolSequence(dimension: dimension, scrambledBy: seed.map { CounterRandom(seed: $0) })
  }
}
