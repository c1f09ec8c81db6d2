import ServerlessModel

extension Asking {
  /// What of a place is older than it should be; only of what a collector records, since files come when they come.
  func ages(_ place: Place) throws -> [DataAge] {
    guard info.origin == "record" else { return [] }
    let all = try reading.allCoverage()
    let asked = all.lazy.map(\.span.end).max() ?? at
    let intervals = PollIntervals(text: reading.note(PollIntervals.note) ?? "")
    let ages = CoverageAges(intervals, now: isNewest ? max(at, asked) : at)
    switch place {
    case .everything:
      let accounts = question.scope.account.map { [$0] }
      return ages.ages(all.filter { accounts?.contains($0.account) ?? true })
    case .service:
      let members = try resources(of: place)
      return ages.ages(try rows(all, of: members))
    case .resource:
      return ages.ages(try rows(all, of: try resources(of: place)), joinsMetrics: true)
    }
  }

  /// What was asked for that took in one of some resources.
  private func rows(_ all: [Coverage], of members: [Resource]) throws -> [Coverage] {
    let accounts = Set(members.map(\.account))
    var scopes: Set<String> = ["*", "history"]
    for member in members {
      scopes.formUnion([member.id.arn, member.name] + member.id.metricNamespaces)
      scopes.formUnion(try logGroups(of: member).map(\.name))
    }
    return all.filter { accounts.contains($0.account) && scopes.contains($0.scope) }
  }
}
