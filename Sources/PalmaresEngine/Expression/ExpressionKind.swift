/// What an expression gives.
enum ExpressionKind: Sendable, Hashable {
  case number
  case truth
  case text
}
