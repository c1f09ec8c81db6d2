import ServerlessModel

/// The times that a batch speaks of.
struct BatchSpan {
  private var first = Int64.max
  private var last = Int64.min

  private mutating func take(_ moment: Int64) {
    first = min(first, moment)
    last = max(last, moment)
  }

  /// A millisecond past the last moment, so that a half-open span holds it; `nil` for none.
  private var span: TimeSpan? {
    guard first <= last else { return nil }
    return TimeSpan(
      start: Instant(milliseconds: first), end: Instant(milliseconds: last).adding(milliseconds: 1))
  }

  /// Of what is told one by one: executions, log lines, segments.
  static func details(of batch: SnapshotBatch) -> TimeSpan? {
    var span = BatchSpan()
    for index in batch.executions.indices {
      span.take(batch.executions[index].start.milliseconds)
      if let end = batch.executions[index].end { span.take(end.milliseconds) }
    }
    for block in batch.logBlocks { block.times.forEach { span.take($0) } }
    for segment in batch.traces.flatMap(\.segments) {
      span.take(segment.startUs / 1000)
      if let end = segment.endUs { span.take(end / 1000) }
    }
    return span.span
  }

  /// Of metrics; the end of the last period counts, not its start.
  static func metrics(of batch: SnapshotBatch) -> TimeSpan? {
    var span = BatchSpan()
    for series in batch.points {
      guard let least = series.points.map(\.time).min(), let most = series.points.map(\.time).max()
      else { continue }
      span.take(least.milliseconds)
      span.take(most.adding(seconds: Int64(series.id.periodSeconds)).milliseconds - 1)
    }
    return span.span
  }
}
