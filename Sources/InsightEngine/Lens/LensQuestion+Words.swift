package import ServerlessModel

extension LensQuestion {
  /// The pillar that the question belongs to.
  package var pillar: Pillar {
    switch self {
    case .ops1, .ops2: .operations
    case .sec1, .sec2, .sec3: .security
    case .rel1, .rel2: .reliability
    case .per1: .performance
    case .cost1: .cost
    }
  }

  /// What the lens asks, as AWS words it.
  package var text: String {
    switch self {
    case .ops1: "How do you understand the health of your serverless application?"
    case .ops2: "How do you approach application lifecycle management?"
    case .sec1: "How do you control access to your serverless API?"
    case .sec2: "How do you manage your serverless application's security boundaries?"
    case .sec3: "How do you implement application security in your workload?"
    case .rel1: "How do you regulate inbound request rates?"
    case .rel2: "How do you build resiliency into your serverless application?"
    case .per1: "How do you optimize your serverless application's performance?"
    case .cost1: "How do you optimize your serverless application's costs?"
    }
  }
}

extension Pillar {
  /// The question that speaks for the pillar where none is named: that of boundaries for security, of resilience for
  /// reliability.
  package var usualQuestion: LensQuestion {
    switch self {
    case .operations: .ops1
    case .security: .sec2
    case .reliability: .rel2
    case .performance: .per1
    case .cost: .cost1
    }
  }
}
