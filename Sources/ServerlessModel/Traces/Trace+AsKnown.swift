extension Trace {
  /// What could be known of the trace at a moment: what began later is not there, what ended later is in progress.
  package func asKnown(at moment: Instant) -> Trace {
    let (microseconds, overflows) = moment.milliseconds.multipliedReportingOverflow(by: 1000)
    let limit = overflows ? (moment.milliseconds < 0 ? .min : .max) : microseconds
    var early = self
    early.segments = segments.compactMap { $0.asKnown(at: limit) }
    return early
  }
}

extension Segment {
  fileprivate func asKnown(at microseconds: Int64) -> Segment? {
    guard startUs < microseconds else { return nil }
    var early = self
    early.subsegments = subsegments.compactMap { $0.asKnown(at: microseconds) }
    guard let endUs, endUs > microseconds else { return early }
    early.endUs = nil
    early.inProgress = true
    (early.error, early.fault, early.throttle) = (false, false, false)
    early.cause = nil
    early.http?.status = nil
    return early
  }
}
