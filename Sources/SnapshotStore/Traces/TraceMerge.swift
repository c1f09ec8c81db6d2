import ServerlessModel

/// Makes one trace out of what several documents hold of it.
enum TraceMerge {
  /// The union by segment id, oldest first; the same whichever came first.
  static func union(_ old: Trace, _ new: Trace) -> Trace {
    var segments: [String: Segment] = [:]
    for segment in old.segments + new.segments {
      segments[segment.id] = segments[segment.id].map { fuller($0, segment) } ?? segment
    }
    return Trace(
      id: old.id, account: known(old.account, new.account), region: known(old.region, new.region),
      segments: segments.values.sorted { ($0.startUs, $0.id) < ($1.startUs, $1.id) })
  }

  /// A completed segment stands before one in progress; of two alike the one that says more.
  private static func fuller(_ one: Segment, _ other: Segment) -> Segment {
    if one == other { return one }
    let (first, second) = (isComplete(one), isComplete(other))
    if first != second { return first ? one : other }
    let (left, right) = (TraceCodec.encode([one]), TraceCodec.encode([other]))
    if left.count != right.count { return left.count > right.count ? one : other }
    return left.lexicographicallyPrecedes(right) ? other : one
  }

  private static func isComplete(_ segment: Segment) -> Bool {
    !segment.inProgress && segment.endUs != nil
  }

  private static func known(_ one: String, _ other: String) -> String {
    let said = [one, other].filter { !$0.isEmpty && $0 != "unknown" }
    return said.min() ?? one
  }
}
