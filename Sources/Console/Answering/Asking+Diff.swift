import InsightEngine
import ServerlessModel

extension Asking {
  /// The window beside an earlier one, or both sides of a deployment.
  func diff(_ reference: DiffReference) throws -> DiffAnswer {
    switch reference {
    case .earlier(let seconds):
      let end = at.adding(seconds: -(seconds ?? question.window.seconds))
      guard end <= span.start else {
        throw Unanswerable(
          "A window of \(Figures.window(question.window.seconds)) and the one that ends at \(end.clock)Z overlap. "
            + "+ makes it shorter; :diff alone takes the one right before."
        )
      }
      let spans = ComparedSpans(
        before: TimeSpan(seconds: question.window.seconds, endingAt: end), after: span)
      return try diff(spans, question.scope)
    case .deployment(let id):
      let all = try reading.allDeployments(in: past)
      guard let deployment = all.first(where: { $0.id == id }) else {
        throw Unanswerable(
          "No deployment \"\(id)\" was seen up to \(at.clock)Z. :deploys lists them; t goes to another time."
        )
      }
      guard
        let spans = ComparedSpans.around(
          deployment, among: all, seconds: question.window.seconds, at: at)
      else { throw Unanswerable("Nothing was recorded after \(id) up to \(at.clock)Z.") }
      var answer = try diff(spans, Scope(resource: deployment.resource.arn))
      answer.deployment = deployment
      return answer
    }
  }

  private func diff(_ spans: ComparedSpans, _ scope: Scope) throws -> DiffAnswer {
    let diff = try Diff(
      before: .init(reading, spans.before), after: .init(reading, spans.after), scope: scope)
    let ids = diff.changes.map(\.resource) + diff.deployments.map(\.resource)
    return DiffAnswer(
      diff: diff,
      names: Dictionary(
        ids.map { ($0, name(of: $0)) }, uniquingKeysWith: { first, _ in first }))
  }
}
