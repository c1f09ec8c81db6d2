package import ServerlessModel

/// What the first line and the prompts need.
package struct FrameAnswer: Sendable {
  /// Open findings of all that is in scope.
  package var findings = FindingCounts()
  /// The open findings whose policies ask for the bell; `nil` until policies were judged.
  package var ringing: Set<String>?
  /// All accounts, in scope or not.
  package var accounts: [Account] = []
  package var regions = 0
  package var apiCalls = 0
  package var apiCostUSD = 0.0
  /// Microservices, for completion.
  package var services: [MicroserviceName] = []
  /// Resources, for completion; at most a few thousand.
  package var resources: [ResourceName] = []
}

/// A resource as completion names it.
package struct ResourceName: Hashable, Sendable {
  package var name: String
  package var kind: ResourceKind
  package var id: ResourceID
}

/// Something on the timeline.
package struct TimeMark: Hashable, Sendable {
  /// What happened.
  package enum Kind: Hashable, Sendable {
    case finding(Severity)
    case deployment
  }

  package var time: Instant
  package var kind: Kind
  package var label: String
}

/// Accounts and microservices with their figures, and the problems first.
package struct FleetAnswer: Sendable {
  package var problems: [Problem] = []
  /// How many problems there are in all.
  package var problemCount = 0
  /// Worst first.
  package var accounts: [AccountFigures] = []
  /// Runs of all accounts in even steps of the window, oldest first; `nil` is not recorded.
  package var runs: [Double?] = []
  /// Failed runs in the same steps.
  package var failures: [Double?] = []
  package var drivers: [CostShare] = []
  /// Why there are no runs.
  package var empty = ""
}

extension FleetAnswer {
  /// Why nothing was billed.
  var emptyCost: String {
    runs.contains { $0 != nil } ? "nothing was billed in this window" : empty
  }

  /// Why nothing is known of any account; `nil` where something is known of one.
  var missing: Missing? {
    accounts.contains { $0.figures.missing == nil } ? nil : accounts.first?.figures.missing
  }

  /// What its sums are of: the one account, or how many there are.
  var scopeName: String {
    accounts.count == 1 ? accounts[0].account.name : "all \(accounts.count) accounts"
  }
}

/// An account with its microservices.
package struct AccountFigures: Sendable {
  package var account: Account
  package var figures: EntityFigures
  /// Most concerning first.
  package var services: [ServiceFigures]
}

/// A microservice with its figures.
package struct ServiceFigures: Sendable {
  package var name: MicroserviceName
  package var resourceCount: Int
  package var figures: EntityFigures
}

/// A finding as the fleet lists it.
package struct Problem: Hashable, Sendable {
  package var finding: Finding
  package var resourceName: String
  package var service: String
}
