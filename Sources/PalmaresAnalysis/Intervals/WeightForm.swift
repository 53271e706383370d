/// Σ coefficient × weight + constant, and by how much it may be wrong.
struct WeightForm {
  var coefficients: [Double]
  var constant = 0.0
  /// What the form stands for is nowhere lower than the form less this.
  var error = 0.0

  /// The same less non-negative multiples of what the constraints assure: as large as possible at its
  /// lowest in the box. On the set it is nowhere larger than before; off it, it may be.
  ///
  /// For one constraint the multiplier is where the lowest value turns; for several it is that of a linear
  /// programme. Either is exact but for rounding, and valid whatever the multipliers.
  func tightened(on set: WeightSet) -> WeightForm {
    var form = self
    guard !set.constraints.isEmpty else { return form }
    let multipliers =
      set.constraints.count == 1
      ? [bestMultiplier(of: set.constraints[0], on: set)] : bestMultipliers(on: set)
    for (multiplier, constraint) in zip(multipliers, set.constraints) where multiplier != 0 {
      form.subtract(constraint, times: multiplier)
      form.error += multiplier.magnitude * set.error(of: constraint)
    }
    return form
  }

  /// Where in [−1, 1]^k of the set's box the form is lowest, all constraints met but for rounding.
  func lowestPoint(on set: WeightSet) -> [Double] { programme(on: set).solved().point }

  private func bestMultipliers(on set: WeightSet) -> [Double] {
    var multipliers = [Double](repeating: 0, count: set.constraints.count)
    let requirements = RequirementRows(of: set).rows
    let found = programme(on: set).solved()
    guard found.height.isFinite else { return multipliers }
    let spread = spread(on: set)
    for (row, multiplier) in zip(requirements, found.multipliers.dropFirst()) {
      multipliers[row.constraint] -= multiplier * spread * row.scale
    }
    return multipliers
  }

  private func programme(on set: WeightSet) -> BeatingProgramme {
    let (middle, half, spread) = (set.middle, set.half, spread(on: set))
    var programme = BeatingProgramme(children: set.children)
    let level = zip(coefficients, middle).reduce(constant) { $0 + $1.0 * $1.1 }
    programme.addRival(level / spread, zip(coefficients, half).map { $0 * $1 / spread })
    for row in RequirementRows(of: set).rows { programme.addRequirement(row.level, row.slopes) }
    return programme
  }

  /// By how much the weights of the box can move it; 1 where they can't.
  private func spread(on set: WeightSet) -> Double {
    let spread = zip(coefficients, set.half).reduce(0) { $0 + ($1.0 * $1.1).magnitude }
    return spread > 0 ? spread : 1
  }

  private mutating func subtract(_ constraint: WeightConstraint, times multiplier: Double) {
    for j in coefficients.indices { coefficients[j] -= multiplier * constraint.coefficients[j] }
    constant += multiplier * constraint.bound
  }

  /// Where the lowest value in the box, a concave function of the multiplier, is highest.
  private func bestMultiplier(of constraint: WeightConstraint, on set: WeightSet) -> Double {
    var slope = constraint.bound
    var turns: [(at: Double, by: Double)] = []
    for (j, a) in constraint.coefficients.enumerated() where a != 0 {
      // At a very low multiplier the coefficient has the sign of a: lowest at the matching end.
      slope -= a * (a > 0 ? set.lower[j] : set.upper[j])
      turns.append((coefficients[j] / a, a.magnitude * (set.upper[j] - set.lower[j])))
    }
    turns.sort { $0.at < $1.at }
    var best = 0.0
    for turn in turns {
      best = turn.at
      if slope <= 0 { break }
      slope -= turn.by
      if slope <= 0 { break }
    }
    return constraint.isEquality ? best : max(0, best)
  }
}

extension RankProblem {
  /// A linear function of the weights that is nowhere above a positive multiple of the rival's score
  /// less the institution's (best end), or of the opposite (worst end); `nil` where none is known.
  ///
  /// Scores over the same children, and sums, differ linearly. Two means over different children don't:
  /// D_i·(s_r − s_i) = N_r − N_i + s_r·(D_i − D_r), with N and D the sums over the children of each.
  /// The product is replaced by its tangent at the middle of the box, less the most that it can be off:
  /// ε = Σ h|x − s| · (h_E·D + |E|·h_D) ÷ (D_min·D), where E = D_i − D_r.
  func form(of rival: Int, against unit: Int, _ side: RankSide, on set: WeightSet) -> WeightForm? {
    let sign: Double = side == .best ? 1 : -1
    if pattern[rival] == pattern[unit] {
      return WeightForm(
        coefficients: (0..<children).map { sign * (value(rival, $0) - value(unit, $0)) })
    }
    let (theirs, own) = (patterns[Int(pattern[rival])], patterns[Int(pattern[unit])])
    let (middle, half) = (set.middle, set.half)
    var (sum, weight, room) = (0.0, 0.0, 0.0)
    var (gap, gapRoom) = (0.0, 0.0)
    for j in 0..<children {
      if theirs[j] {
        sum += middle[j] * value(rival, j)
        weight += middle[j]
        room += half[j]
      }
      if theirs[j] != own[j] {
        gap += own[j] ? middle[j] : -middle[j]
        gapRoom += half[j]
      }
    }
    let least = weight - room
    guard least > 1e-9 * weight else { return nil }
    let score = sum / weight
    var (coefficients, spread) = ([Double](repeating: 0, count: children), 0.0)
    for j in 0..<children {
      var coefficient = 0.0
      if theirs[j] {
        coefficient += (value(rival, j) - score) * (1 + gap / weight)
        spread += half[j] * (value(rival, j) - score).magnitude
      }
      if own[j] { coefficient += score - value(unit, j) }
      coefficients[j] = sign * coefficient
    }
    let error = spread * (gapRoom * weight + gap.magnitude * room) / (least * weight)
    let size = (0..<children).reduce(0.0) { $0 + set.upper[$1] * (score.magnitude + spread) }
    return WeightForm(coefficients: coefficients, error: error * (1 + 1e-12) + 1e-13 * size)
  }

  /// The form less what rounding can take away: where it is positive, the rounded scores differ too.
  func roundedApart(_ form: WeightForm, _ rival: Int, _ unit: Int) -> WeightForm {
    guard let rounding else { return form }
    let distance = max(rounding.distance[rival], rounding.distance[unit])
    var form = form
    if isMean {
      let own = patterns[Int(pattern[unit])]
      for j in 0..<children where own[j] { form.coefficients[j] -= distance }
    } else {
      form.constant -= distance
    }
    return form
  }
}
