import ServerlessModel

extension Context {
  /// The verdict of rules on the age of what a consumer reads: too old for too long, or near the end of its retention.
  func judgeLag(
    _ metric: String, age: Parameter, of minutes: Parameter, in span: Parameter,
    retentionShare: Parameter, retentionSeconds: Int64?
  ) throws -> Verdict {
    let old = try breach(metric, .maximum, ofLast: span) { $0.value >= age.value }
    let worst = old.all.map(\.value).max() ?? 0
    let share = retentionSeconds.map { worst / (Double($0) * 1000) }
    let expiring = share.map { $0 >= retentionShare.share } ?? false
    guard old.reaches(minutes) || expiring else {
      try require(.metrics, span.minutes)
      return .pass
    }
    let kept = retentionSeconds.map { " of \(Format.seconds(Double($0))) kept" } ?? ""
    return .fails(
      "reads \(Format.milliseconds(worst)) behind\(kept), \(old.minutes) of the last "
        + "\(span.count) min too old", figure: worst, since: old.since,
      .number("maxAgeMs", worst), .count("breachingMinutes", old.minutes),
      .number("retentionShare", share ?? 0))
  }
}
