import ServerlessModel

/// Finds tasks of workflows that nothing helps up when they fall.
struct SfnNoRetryCatch: Rule {
  var card: RuleCard {
    RuleCard(
      id: "sfn-no-retry-catch",
      title: "Task states lack retry, catch or timeout",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.stateMachine], needs: [.configuration],
      why: "One error of a moment ends the whole execution, and a task without a timeout can wait "
        + "for a year.",
      fix: "Add Retry with backoff and jitter, Catch to a failure path, and timeouts.",
      sources: [
        "AWS Step Functions best practices"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let machine = try context.configured(\.stateMachine)
    guard let definition = machine.definition else {
      throw Lacks(.notRecorded("states:DescribeStateMachine"))
    }
    guard let workflow = Workflow(definition) else {
      throw Lacks(.notRecorded("readable definition"))
    }
    let tasks = workflow.states.filter(\.isTask)
    guard !tasks.isEmpty else { return .notApplicable }
    // Express executions end after five minutes in any case.
    let isBounded = machine.type == "EXPRESS" || Self.hasTimeout(workflow.root.object ?? [:])
    let unguarded = tasks.filter { $0.fields["Retry"] == nil && $0.fields["Catch"] == nil }
    let endless = isBounded ? [] : tasks.filter { !Self.hasTimeout($0.fields) }
    let gaps = [
      Gap("neitherRetryNorCatch", "with neither Retry nor Catch", unguarded),
      Gap("noTimeout", "with no timeout", endless),
      Gap("noRetryOfThrottles", "with no retry of throttles", tasks.filter(Self.failsOnThrottle)),
    ].filter { !$0.states.isEmpty }
    guard !gaps.isEmpty else { return .pass }
    let bad = Set(gaps.flatMap(\.states)).count
    let said = gaps.map { "\($0.states.count) \($0.words)" }.joined(separator: ", ")
    return .fail([
      Violation(
        "\(bad) of \(Format.counted(tasks.count, "task")): \(said)", figure: Double(bad),
        evidence: gaps.map { .list($0.name, $0.states) })
    ])
  }

  /// What some tasks lack, with the paths of their states.
  private struct Gap {
    let name: String
    let words: String
    let states: [String]

    init(_ name: String, _ words: String, _ tasks: [Workflow.State]) {
      self.name = name
      self.words = words
      states = tasks.map(\.path)
    }
  }

  /// A heartbeat ends a task that waits for its token.
  private static func hasTimeout(_ fields: [String: JSONTree]) -> Bool {
    ["TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath"]
      .contains { fields[$0] != nil }
  }

  /// Whether it calls Lambda and gives up when Lambda is busy.
  private static func failsOnThrottle(_ task: Workflow.State) -> Bool {
    guard task.callsLambda else { return false }
    let errors = (task.fields["Retry"]?.list ?? []).flatMap { $0["ErrorEquals"]?.list ?? [] }
    return !errors.contains { ($0.text).map(catchers.contains) ?? false }
  }

  private static let catchers: Set<String> = [
    "Lambda.TooManyRequestsException", "States.ALL", "States.TaskFailed",
  ]
}
