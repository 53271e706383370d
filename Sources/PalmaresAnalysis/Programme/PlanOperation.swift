import PalmaresCore
import PalmaresEngine

/// One thing that a plan does for a block of draws. Blocks are `[institution][lane]`; what an
/// institution doesn't have is 0 there.
enum PlanOperation {
  case sums(SumTree, into: Int)
  case ordered(OrderedSum, into: Int)
  /// The root of a mean of powers, of the mean of its transformed children.
  case root(PowerRoot, of: Int, into: Int)
  case step(LaneStep, of: Int, into: Int)
  /// Any other step, by the engine, draw by draw.
  case engineStep(EngineStep, of: Int, into: Int)
  /// Any other source of a node, by the engine, draw by draw.
  case engineSource(EngineSource, into: Int)
  /// A mean's way in for a power: the logarithm, reciprocal or power of each value.
  case transform(Transformation, holders: [Int32], of: Int, into: Int)
  /// Rows of another period: for each institution where it stood there, or −1.
  case gather(rows: [Int32], of: Int, into: Int)
  case rank(LaneRank, of: Int, into: Int)
}

/// A step that the engine applies to the values of one draw. Who has a value before and after it is the same
/// in every draw; a draw in which it isn't is evaluated by itself.
struct EngineStep {
  var step: Step
  var node: NodeDefinition
  var exists: [Bool]?
  var before: Column
  var after: [ValueState]
  var inputs: EngineInputs
}

/// What a node starts from, worked out by the engine from the values of one draw, with the same care.
struct EngineSource {
  var position: Int
  var after: [ValueState]
  var inputs: EngineInputs
}

/// Values that move and that the engine reads.
struct EngineInputs {
  var lanes: [(reference: NodeReference, lanes: PlanCompiler.Lanes)]
  /// The period whose values surround it; `nil` for the one that is looked at.
  var period: Int?
}

/// A step that keeps who has a value.
struct LaneStep {
  enum Action {
    /// Ends that are the same in every draw.
    case line(ScaleLine)
    /// Ends that the values of the members in hand decide.
    case fittedLine([Expression])
    case clip(low: Double?, high: Double?)
    case round(Round)
  }

  var action: Action
  /// Institutions that have a value.
  var holders: [Int32]
  /// Those of them whose values set the step.
  var members: [Int32]
  var parameters: [String: Double]
}

/// exp, the reciprocal or a root, of a mean of logarithms, reciprocals or powers.
struct PowerRoot {
  var power: Double
  var holders: [Int32]
  /// Those for whom one child is zero, and the mean with it.
  var zeros: [Int32]
}

/// Children in order, each position with its weight.
struct OrderedSum {
  /// A child's values: the same in every draw, or a block.
  enum Child {
    case fixed([Double])
    case block(Int)
  }

  var children: [Child]
  /// Children present of each institution that has a value.
  var present: [(unit: Int32, children: [Int32])]
  var end: End
  var rows: Range<Int>
}

/// Ranks as the engine gives them, draw by draw.
struct LaneRank {
  var rank: Rank
  var states: Column
  var keys: [(column: Column, first: End)]
  var population: [Bool]
  /// A column of groups, where ranks are counted group by group.
  var grouping: Column?
}
