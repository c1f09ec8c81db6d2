import ServerlessModel

/// Finds functions that trigger themselves.
struct LambdaRecursiveLoop: Rule {
  var windowMinutes = Parameter("windowMinutes", 15)
  var minCount = Parameter("minCount", 1)

  var card: RuleCard {
    RuleCard(
      id: "lambda-recursive-loop",
      title: "Recursive invocation was stopped",
      pillar: .cost, sal: .cost1, severity: .critical,
      kinds: [.lambdaFunction], needs: [.metrics, .configuration],
      parameters: [windowMinutes, minCount],
      why: "A function that feeds its own trigger runs, and bills, without end until Lambda "
        + "stops it.",
      fix: "Break the loop by writing to a different prefix, queue or topic than the trigger.",
      sources: [
        "AWS Lambda docs"
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let dropped = try context.sum("RecursiveInvocationsDropped", windowSeconds)
    if dropped >= minCount.value {
      return .fails(
        "recursive runs stopped: \(Format.counted(Int(dropped), "time"))", figure: dropped,
        .number("recursiveInvocationsDropped", dropped))
    }
    let id = context.resource.id
    let function = try context.function()
    let loops = context.fleet.sources[id, default: []].intersection(context.fleet.outputs[id] ?? [])
    if function.recursiveLoop == "Allow", let loop = loops.sorted().first {
      return .fails(
        "writes to its own trigger \(ResourceID(arn: loop).tail), and loops are allowed",
        .text("loop", loop))
    }
    try context.require(.metrics, windowSeconds)
    return .pass
  }
}
