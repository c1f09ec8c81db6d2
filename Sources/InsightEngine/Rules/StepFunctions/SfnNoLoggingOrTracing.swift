import ServerlessModel

/// Finds workflows that leave neither logs nor traces.
struct SfnNoLoggingOrTracing: Rule {
  var card: RuleCard {
    RuleCard(
      id: "sfn-no-logging-or-tracing",
      title: "Workflow has no logs or traces",
      pillar: .operations, sal: .ops1, severity: .info,
      kinds: [.stateMachine], needs: [.configuration],
      why: "Nobody can say afterwards which state failed; an Express execution keeps no history "
        + "at all.",
      fix: "Set level ERROR or ALL and enable X-Ray.",
      sources: [
        "cdk-nag Serverless-StepFunctionStateMachineXray",
        "prowler stepfunctions_statemachine_logging_enabled",
        "AwsSolutions-SF1",
        "AwsSolutions-SF2",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let machine = try context.configured(\.stateMachine)
    guard let level = machine.logLevel, let tracing = machine.tracing else {
      throw Lacks(.notRecorded("states:DescribeStateMachine"))
    }
    let missing = [level == "OFF" ? "logs" : nil, tracing ? nil : "traces"].compactMap(\.self)
    guard !missing.isEmpty else { return .pass }
    let type = machine.type ?? "?"
    let isBlind = level == "OFF" && type == "EXPRESS"
    return .fails(
      "no " + missing.joined(separator: ", no ") + " of a \(type.lowercased()) workflow",
      severity: isBlind ? .warning : .info, .text("logLevel", level),
      .text("tracing", tracing ? "on" : "off"), .text("type", type),
      .text("executionData", Self.data(machine, context.resource)))
  }

  /// Whether the logs hold what executions work on, and whether that is sensitive by its tag.
  private static func data(_ machine: StateMachineConfiguration, _ resource: Resource) -> String {
    guard machine.includeExecutionData == true else { return "not logged" }
    let tag = SnsInsecureTopic.sensitiveTag
    return resource.tags[tag.key] == tag.value ? "logged, tagged sensitive" : "logged"
  }
}
