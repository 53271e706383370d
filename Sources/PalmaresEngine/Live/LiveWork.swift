/// How edits of a ``LiveEvaluation`` were carried out: what of it stays cheap.
package struct LiveWork: Sendable, Hashable {
  /// Nodes through which a few institutions were followed.
  package var followed = 0
  /// Nodes that were worked out for everyone.
  package var workedOut = 0
  /// Edits that were evaluated as a whole, because a rule couldn't be applied or looks further back.
  package var beginnings = 0

  package init(followed: Int = 0, workedOut: Int = 0, beginnings: Int = 0) {
    self.followed = followed
    self.workedOut = workedOut
    self.beginnings = beginnings
  }
}
