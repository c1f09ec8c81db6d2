import ServerlessModel

/// Finds workflows whose executions come near the limits of their history and number.
struct SfnHistoryNearQuota: Rule {
  var ratio = Parameter("ratio", 0.8)

  var card: RuleCard {
    RuleCard(
      id: "sfn-history-near-quota",
      title: "Executions approach the history limit",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.stateMachine], needs: [.configuration],
      parameters: [ratio],
      why: "An execution whose history is full fails, whatever it was doing.",
      fix: "Split into child workflows or use distributed map.",
      sources: [
        "Step Functions quotas"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let machine = try context.configured(\.stateMachine)
    if machine.type == "EXPRESS" { return .notApplicable }
    let mostEvents = Quotas.limit("states.historyEvents") ?? 25_000
    let mostOpen = Quotas.limit("states.openExecutions") ?? 1_000_000
    let longest = machine.histories?.max { $0.events < $1.events }
    let events = longest.flatMap { Double($0.events) >= ratio.value * mostEvents ? $0 : nil }
    let open = machine.openExecutions.flatMap {
      Double($0) >= ratio.value * mostOpen ? $0 : nil
    }
    let said = [
      events.map {
        "\(Format.count($0.events)) of \(Format.count(Int(mostEvents))) events in one history"
      },
      open.map { "\(Format.count($0)) of \(Format.count(Int(mostOpen))) executions open" },
    ].compactMap(\.self)
    guard !said.isEmpty else {
      guard machine.histories != nil else {
        throw Lacks(.notRecorded("states:GetExecutionHistory"))
      }
      guard machine.openExecutions != nil else {
        throw Lacks(.notRecorded("states:ListExecutions"))
      }
      return .pass
    }
    return .fails(
      said.joined(separator: ", "), figure: Double(events?.events ?? open ?? 0),
      .count("events", longest?.events ?? 0), .text("execution", longest?.execution ?? ""),
      .text("busiestState", longest?.busiestState ?? ""),
      .count("openExecutions", machine.openExecutions ?? 0),
      .count("histories", machine.histories?.count ?? 0))
  }
}
