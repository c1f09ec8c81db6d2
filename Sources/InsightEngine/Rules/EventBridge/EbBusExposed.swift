import ServerlessModel

/// Finds event buses that take events from anybody.
struct EbBusExposed: Rule {
  var card: RuleCard {
    RuleCard(
      id: "eb-bus-exposed",
      title: "Event bus accepts events from anyone",
      pillar: .security, sal: .sec2, severity: .critical,
      kinds: [.eventBus], needs: [.configuration],
      why: "Any account can send events that start whatever listens to the bus.",
      fix: "Name the accounts or the organisation id.",
      sources: [
        "prowler eventbridge_bus_exposed",
        "cdk-nag EventBusOpenAccess",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    guard let policy = try context.configured(\.eventBus).policyStatements else {
      throw Lacks(.notRecorded("events:DescribeEventBus"))
    }
    let open = policy.filter(\.opensToEveryone)
    guard !open.isEmpty else { return .pass }
    return .fails(
      "\(Format.counted(open.count, "statement")) of the policy open to everybody",
      figure: Double(open.count), .list("openStatements", open.map(\.brief)))
  }
}
