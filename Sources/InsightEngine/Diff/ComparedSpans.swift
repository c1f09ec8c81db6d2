package import ServerlessModel

/// The two stretches of time that are compared.
package struct ComparedSpans: Hashable, Sendable {
  package var before: TimeSpan
  package var after: TimeSpan

  /// Makes the pair.
  package init(before: TimeSpan, after: TimeSpan) {
    self.before = before
    self.after = after
  }

  /// Both sides of a deployment, each of at most `seconds`, up to the deployments of the same resource around it.
  ///
  /// - Returns: `nil` where nothing after it is known at `moment`.
  package static func around(
    _ deployment: Deployment, among all: [Deployment], seconds: Int64, at moment: Instant
  ) -> ComparedSpans? {
    let time = deployment.time
    let times = all.filter { $0.resource == deployment.resource }.map(\.time)
    let start = times.filter { $0 < time }.max() ?? time.adding(seconds: -seconds)
    let end = times.filter { $0 > time }.min() ?? moment
    let after = TimeSpan(start: time, end: min(end, moment, time.adding(seconds: seconds)))
    guard !after.isEmpty else { return nil }
    return ComparedSpans(
      before: TimeSpan(start: max(start, time.adding(seconds: -seconds)), end: time), after: after)
  }
}
