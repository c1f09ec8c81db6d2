package import ServerlessModel

/// What somebody looks at: all lines of a stream, or of a whole group, in a span.
package struct LineFocus: Hashable, Sendable {
  package var group: LogGroupID
  package var function: ResourceID?
  /// `nil` for all streams of the group.
  package var stream: String?
  package var span: TimeSpan

  /// An init comes at most this long before its run, in seconds.
  private static let initSeconds: Int64 = 15
  /// Lines after the end: REPORT, and what extensions write.
  private static let restSeconds: Int64 = 5
  /// The longest run, where the end is not known.
  private static let longestSeconds: Int64 = 900

  /// Makes the value from its parts.
  package init(
    group: LogGroupID, function: ResourceID? = nil, stream: String? = nil, span: TimeSpan
  ) {
    self.group = group
    self.function = function
    self.stream = stream
    self.span = span
  }

  /// The lines of one run's stream around it; `nil` where its group is not known.
  package init?(on run: Execution, at now: Instant) {
    guard let group = run.logGroup else { return nil }
    let end = run.end ?? min(now, run.start.adding(seconds: Self.longestSeconds))
    self.init(
      group: LogGroupID(
        account: run.resource.account, region: run.resource.region, name: group),
      function: run.resource, stream: run.logStream,
      span: TimeSpan(
        start: run.start.adding(seconds: -Self.initSeconds),
        end: end.adding(seconds: Self.restSeconds)))
  }
}
