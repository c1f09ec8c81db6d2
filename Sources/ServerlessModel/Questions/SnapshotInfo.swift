/// What a recording says of itself.
package struct SnapshotInfo: Hashable, Sendable {
  package var path: String
  /// `sample`, `import` or `record`.
  package var origin: String
  package var schemaVersion: Int
  package var recordedBy: String
  /// What the recording holds in full detail.
  package var span: TimeSpan
  /// What it holds at least metrics of; not shorter than `span`.
  package var metricSpan: TimeSpan
  /// Of what runs, lines and traces were taken out, and only counts kept; `nil` where nothing was.
  package var thinned: TimeSpan? = nil
  /// The moment it opens at; the end where its maker set none.
  package var openAt: Instant
  package var executions: Int
  package var logLines: Int
  package var segments: Int
  package var points: Int
  package var masked: [String: Int]
  package var bytes: Int64
  /// The id of the key that masks were made with.
  package var keyID: String? = nil

  /// Makes the value from its parts.
  package init(
    path: String,
    origin: String,
    schemaVersion: Int,
    recordedBy: String,
    span: TimeSpan,
    metricSpan: TimeSpan,
    openAt: Instant,
    executions: Int,
    logLines: Int,
    segments: Int,
    points: Int,
    masked: [String: Int],
    bytes: Int64,
    keyID: String? = nil,
    thinned: TimeSpan? = nil
  ) {
    self.path = path
    self.origin = origin
    self.schemaVersion = schemaVersion
    self.recordedBy = recordedBy
    self.span = span
    self.metricSpan = metricSpan
    self.openAt = openAt
    self.executions = executions
    self.logLines = logLines
    self.segments = segments
    self.points = points
    self.masked = masked
    self.bytes = bytes
    self.keyID = keyID
    self.thinned = thinned
  }
}
