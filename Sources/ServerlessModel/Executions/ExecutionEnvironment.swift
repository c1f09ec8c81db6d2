/// One execution environment: the runs of one log stream.
package struct ExecutionEnvironment: Hashable, Codable, Sendable {
  package var resource: ResourceID
  package var logStream: String
  package var version: String? = nil
  package var firstLine: Instant
  package var lastLine: Instant
  package var runs: Int
  package var failures: Int
  package var initDuration: Elapsed? = nil
  package var initType: InitType? = nil
  /// Megabytes of maximum memory gained a run, by least squares; `nil` below 3 runs.
  package var memorySlopeMBPerRun: Double? = nil
  package var firstMaxMemoryMB: Int? = nil
  package var lastMaxMemoryMB: Int? = nil

  /// Makes the value from its parts.
  package init(
    resource: ResourceID,
    logStream: String,
    version: String? = nil,
    firstLine: Instant,
    lastLine: Instant,
    runs: Int,
    failures: Int,
    initDuration: Elapsed? = nil,
    initType: InitType? = nil,
    memorySlopeMBPerRun: Double? = nil,
    firstMaxMemoryMB: Int? = nil,
    lastMaxMemoryMB: Int? = nil
  ) {
    self.resource = resource
    self.logStream = logStream
    self.version = version
    self.firstLine = firstLine
    self.lastLine = lastLine
    self.runs = runs
    self.failures = failures
    self.initDuration = initDuration
    self.initType = initType
    self.memorySlopeMBPerRun = memorySlopeMBPerRun
    self.firstMaxMemoryMB = firstMaxMemoryMB
    self.lastMaxMemoryMB = lastMaxMemoryMB
  }
}
