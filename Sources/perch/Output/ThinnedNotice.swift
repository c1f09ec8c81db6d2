import ServerlessModel

/// Says that a list cannot hold all of its window, since `record --keep` took it out.
enum ThinnedNotice {
  static func tell(_ info: SnapshotInfo, _ span: TimeSpan) {
    if let sentence = sentence(info, span) { StandardError.write("perch: \(sentence)\n") }
  }

  /// `nil` where the window lies in what is whole.
  static func sentence(_ info: SnapshotInfo, _ span: TimeSpan) -> String? {
    guard let thinned = info.thinned, span.start < thinned.end else { return nil }
    return "runs, lines and traces before \(thinned.end.rfc3339) were thinned to rollups; "
      + "perch resources counts them still."
  }
}
