import ServerlessModel

/// Gives environments, which are found by their runs, the times of the first and last line of their streams.
struct EnvironmentLines {
  let streams: [String: ClosedRange<Int64>]

  /// The environments with their lines' times, and those that wrote lines and ran nothing; nothing after the span's end
  /// is known.
  func completed(
    _ environments: [ExecutionEnvironment], of resource: ResourceID, in span: TimeSpan
  ) -> [ExecutionEnvironment] {
    let known = Set(environments.map(\.logStream))
    let idle = streams.filter { !known.contains($0.key) && wrote($0.value, in: span) }
    return
      (environments.map { completed($0, before: span.end) }
      + idle.map { self.idle($0.key, $0.value, resource) })
      .sorted { ($0.firstLine, $0.logStream) < ($1.firstLine, $1.logStream) }
  }

  private func completed(
    _ environment: ExecutionEnvironment, before end: Instant
  ) -> ExecutionEnvironment {
    guard let lines = streams[environment.logStream] else { return environment }
    var whole = environment
    whole.firstLine = min(whole.firstLine, Instant(milliseconds: lines.lowerBound))
    let last = Instant(milliseconds: lines.upperBound)
    if last < end { whole.lastLine = last }
    return whole
  }

  /// Whether all of a stream's lines are known and one of them lies in the span.
  private func wrote(_ lines: ClosedRange<Int64>, in span: TimeSpan) -> Bool {
    lines.upperBound >= span.start.milliseconds && lines.upperBound < span.end.milliseconds
  }

  private func idle(
    _ stream: String, _ lines: ClosedRange<Int64>, _ resource: ResourceID
  ) -> ExecutionEnvironment {
    ExecutionEnvironment(
      resource: resource, logStream: stream, firstLine: Instant(milliseconds: lines.lowerBound),
      lastLine: Instant(milliseconds: lines.upperBound), runs: 0, failures: 0)
  }
}
