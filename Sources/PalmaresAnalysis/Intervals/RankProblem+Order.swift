extension RankProblem {
  /// Whether a rival is strictly before an institution (best end) or strictly behind it (worst end) with
  /// some weights: exactly, for the doubles that weights and values are.
  func counts(_ rival: Int, against unit: Int, _ side: RankSide, with weights: [Double]) -> Bool {
    switch (sign(of: rival, over: unit, with: weights), side) {
    case (1, .best), (-1, .worst): true
    case (0, .best): isBefore(rival, unit)
    case (0, .worst): isBefore(unit, rival)
    default: false
    }
  }

  /// The sign of the rival's score less the institution's.
  func sign(of rival: Int, over unit: Int, with weights: [Double]) -> Int {
    if let rounding {
      let (theirs, own) = (rounding.score(rival, weights), rounding.score(unit, weights))
      return theirs > own ? 1 : theirs < own ? -1 : 0
    }
    if pattern[rival] != pattern[unit] { return mixedSign(of: rival, over: unit, with: weights) }
    var (sum, size) = (0.0, 0.0)
    for child in 0..<children {
      let difference = value(rival, child) - value(unit, child)
      sum += weights[child] * difference
      size += weights[child] * difference.magnitude
    }
    if sum.magnitude > Double(children + 4) * 0x1p-52 * size { return sum > 0 ? 1 : -1 }
    if size == 0 { return 0 }
    var exact = ExactSum()
    for child in 0..<children where weights[child] != 0 {
      exact.add(weights[child], times: value(rival, child))
      exact.add(-weights[child], times: value(unit, child))
    }
    return exact.sign
  }

  /// Two means over different children: the sign of N_r·D_i − N_i·D_r, both sums of weights positive.
  private func mixedSign(of rival: Int, over unit: Int, with weights: [Double]) -> Int {
    let (theirs, own) = (patterns[Int(pattern[rival])], patterns[Int(pattern[unit])])
    var (nr, dr, sr, ni, di, si) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for child in 0..<children {
      let weight = weights[child]
      if theirs[child] {
        nr += weight * value(rival, child)
        sr += weight * value(rival, child).magnitude
        dr += weight
      }
      if own[child] {
        ni += weight * value(unit, child)
        si += weight * value(unit, child).magnitude
        di += weight
      }
    }
    let difference = nr * di - ni * dr
    let margin = Double(3 * children + 8) * 0x1p-52 * (sr * di + si * dr)
    if difference.magnitude > margin { return difference > 0 ? 1 : -1 }
    var exact = ExactSum()
    for a in 0..<children where theirs[a] && weights[a] != 0 {
      for b in 0..<children where own[b] && weights[b] != 0 {
        exact.add(weights[a], times: weights[b], times: value(rival, a))
        exact.add(-weights[a], times: weights[b], times: value(unit, b))
      }
    }
    return exact.sign
  }
}
