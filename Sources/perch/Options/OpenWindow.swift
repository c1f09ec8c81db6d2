import ServerlessModel

extension SnapshotInfo {
  /// How far back one looks when a recording is opened: an hour, and all of an incident file, which holds nothing before
  /// its window.
  var openSeconds: Int64 {
    origin == "cut" ? max(60, (span.milliseconds + 999) / 1000) : 3600
  }
}
