import AWSClient
import ServerlessModel

/// One list that finds resources, or says something of many of them at once.
struct InventoryStep: Sendable {
  /// When a step is asked: what the first screen needs comes first.
  enum Stage: Int, CaseIterable, Comparable, Sendable {
    /// The functions.
    case first
    /// What feeds and groups them.
    case surroundings
    /// The other services.
    case services
    /// What takes long, or is about all of them.
    case rest

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  var operation: AWSOperation
  var stage: Stage
  var input: [String: JSONValue] = [:]
  /// The services it is of, as ARNs name them; empty for a step that is of all.
  var services: Set<String> = []
  /// The kinds that it lists whole: what it does not name any more is gone.
  var lists: Set<ResourceKind> = []
  /// Whether its pages mean something only together.
  var joinsPages = false
  /// Whether the account has it once, whatever the region.
  var isGlobal = false
  /// How long its answer is good for, where that is not what inventory is.
  var seconds: Double?

  /// What names it among the steps of a plan.
  var id: String {
    operation.title
      + input.sorted { $0.key < $1.key }.compactMap { $0.value.scalar }.map { " " + $0 }.joined()
  }

  /// Whether its answer names resources, or says which belong together.
  var findsResources: Bool { !lists.isEmpty || Self.grouping.contains(operation.title) }

  private static let grouping: Set = [
    "cloudformation list-stacks", "events list-rules", "resourcegroupstaggingapi get-resources",
  ]

  /// The region that its coverage names, where that is not the lane's.
  var region: String? { ["iam", "cloudfront"].contains(operation.service) ? "global" : nil }
}
