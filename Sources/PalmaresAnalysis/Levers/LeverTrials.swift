import PalmaresCore

/// Choices put to the engine, each once.
final class LeverTrials {
  let model: LeverModel
  let target: LeverTarget
  private var known: [LeverChoice: LeverStanding?] = [:]
  private(set) var count = 0
  private let monitor: WorkMonitor
  /// As many as the searches may put to the engine in all.
  private let most: Int

  init(
    _ model: LeverModel, _ target: LeverTarget, knowing singles: [[LeverStanding?]],
    atMost most: Int, _ monitor: WorkMonitor
  ) {
    self.monitor = monitor
    self.most = most
    self.model = model
    self.target = target
    known[[:]] = model.start
    for (lever, row) in singles.enumerated() {
      for (option, standing) in row.enumerated() { known[[lever: option]] = standing }
    }
  }

  /// Whether a search shall end with what it has.
  var isInterrupted: Bool { monitor.isInterrupted }

  /// Where a choice leads; `nil` where the methodology refuses it.
  func standing(_ choice: LeverChoice) -> LeverStanding? {
    if let standing = known[choice] { return standing }
    count += 1
    let standing = model.standing(of: choice)
    known[choice] = .some(standing)
    monitor.advance(to: count, of: max(count, most))
    return standing
  }

  func meets(_ choice: LeverChoice) -> Bool { verdict(choice) ?? false }

  /// Whether a choice meets the target; `nil` where the methodology refuses it.
  func verdict(_ choice: LeverChoice) -> Bool? {
    standing(choice).map { model.meets(target, $0) }
  }
}
