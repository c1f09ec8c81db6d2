import ServerlessModel

extension ChartPane {
  /// The keys that mean the same wherever charts of a resource are drawn; `nil` for others.
  mutating func perform(
    _ action: Action, _ resource: String, _ context: Context
  ) -> [Request]? {
    guard let answer = context.answer(.resource(resource))?.resource else { return nil }
    let charts = charts(answer, resource, context)
    switch action {
    case .backdrop: return turnBackdrop()
    case .split:
      guard answer.resource.kind == .lambdaFunction else {
        return [.say("only a function has versions and aliases")]
      }
      return turnSplit()
    case .beforeAfter:
      guard let deployment = deployment(answer, charts) else {
        return [
          .say("no deployment of \(answer.resource.name) was seen up to here; :deploys lists all")
        ]
      }
      return [.push(DiffScreen(.deployment(deployment.id)))]
    case .previousMark where isFocused, .nextMark where isFocused:
      let isForward = action == .nextMark
      guard jump(forward: isForward, marks: answer.marks, over: charts) else {
        return [.say(isForward ? "no later mark in this window" : "no earlier mark in this window")]
      }
      return []
    case .pageDown where isFocused: move(10, over: charts)
    case .pageUp where isFocused: move(-10, over: charts)
    case .top where isFocused: move(-1_000_000, over: charts)
    case .bottom where isFocused: move(1_000_000, over: charts)
    default: return nil
    }
    return []
  }
}
