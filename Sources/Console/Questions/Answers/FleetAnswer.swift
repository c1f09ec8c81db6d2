package import ServerlessModel

/// What the first line and the prompts need.
package struct FrameAnswer: Sendable {
  /// Open findings of all that is in scope.
  package var findings = FindingCounts()
  var accounts: [Account] = []
  var regions = 0
  var apiCalls = 0
  var apiCostUSD = 0.0
  /// Microservices, for completion.
  var services: [MicroserviceName] = []
  /// Resources, for completion; at most a few thousand.
  var resources: [ResourceName] = []
}

/// A resource as completion names it.
package struct ResourceName: Hashable, Sendable {
  var name: String
  var kind: ResourceKind
  var id: ResourceID
}

/// Something on the timeline.
package struct TimeMark: Hashable, Sendable {
  /// What happened.
  package enum Kind: Hashable, Sendable {
    case finding(Severity)
    case deployment
  }

  var time: Instant
  var kind: Kind
  var label: String
}

/// Accounts and microservices with their figures, and the problems first.
package struct FleetAnswer: Sendable {
  var problems: [Problem] = []
  /// How many problems there are in all.
  var problemCount = 0
  /// One sentence that explains the first problem, where the engine found an onset that does.
  var why: String?
  /// Worst first.
  var accounts: [AccountFigures] = []
  var drivers: [CostShare] = []
  var recent: [TimeMark] = []
}

/// An account with its microservices.
package struct AccountFigures: Sendable {
  var account: Account
  var figures: EntityFigures
  /// Most concerning first.
  var services: [ServiceFigures]
}

/// A microservice with its figures.
package struct ServiceFigures: Sendable {
  var name: MicroserviceName
  var resourceCount: Int
  var figures: EntityFigures
}

/// A finding as the fleet lists it.
package struct Problem: Hashable, Sendable {
  var finding: Finding
  var resourceName: String
  var service: String
}
