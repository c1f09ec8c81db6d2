import ServerlessModel

/// Finds functions with asynchronous events and nowhere to put those that fail.
struct LambdaAsyncNoFailureDestination: Rule {
  var lookbackDays = Parameter("lookbackDays", 30)

  var card: RuleCard {
    RuleCard(
      id: "lambda-async-no-failure-destination",
      title: "Asynchronous function has no DLQ or failure destination",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.configuration],
      parameters: [lookbackDays],
      why: "After two retries a failed event is thrown away, and nobody hears of it.",
      fix: "Set an on-failure destination (SQS or EventBridge) and alarm on its depth.",
      sources: [
        "cdk-nag Serverless-LambdaDLQ",
        "cdk-nag Serverless-LambdaAsyncFailureDestination",
        "prowler awslambda_function_no_dead_letter_queue",
        "AWS Config lambda-dlq-check",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let function = try context.function()
    let triggers = context.fleet.triggers[context.resource.id, default: []].filter(\.isAsynchronous)
    if function.deadLetterTarget != nil || function.onFailureDestination != nil { return .pass }
    let received = try? context.sum("AsyncEventsReceived", lookbackDays.days)
    guard !triggers.isEmpty || (received ?? 0) > 0 else {
      return function.policyStatements == nil && received == nil
        ? .unknown(.notRecorded("triggers")) : .notApplicable
    }
    guard function.asyncConfigurationKnown else {
      throw Lacks(.notRecorded("lambda:GetFunctionEventInvokeConfig"))
    }
    let names = triggers.map(\.rawValue).sorted()
    let from = names.isEmpty ? "asynchronous calls" : names.joined(separator: ", ")
    return .fails(
      "takes events from \(from), failed ones are lost", .list("triggers", names),
      .number("asyncEventsReceived", received ?? 0))
  }
}
