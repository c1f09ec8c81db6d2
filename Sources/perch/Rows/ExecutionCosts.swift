import InsightEngine
import ServerlessModel

/// What executions cost, with each function's architecture looked up once.
struct ExecutionCosts {
  private let reading: any SnapshotReading
  private let moment: Instant
  private var architectures: [ResourceID: Architecture] = [:]

  init(reading: any SnapshotReading, at moment: Instant) {
    self.reading = reading
    self.moment = moment
  }

  /// US dollars of one run; `nil` where its REPORT has not come, or its region has no price.
  mutating func costUSD(of run: Execution) throws -> Double? {
    guard run.billed != nil, run.memoryMB != nil else { return nil }
    let architecture = try architecture(of: run.resource)
    return try? Cost.of(run, architecture: architecture, region: run.resource.region)
  }

  private mutating func architecture(of function: ResourceID) throws -> Architecture {
    if let known = architectures[function] { return known }
    let held = try reading.configuration(of: function, at: moment)
    let architecture = held.value?.function?.architecture ?? .x86
    architectures[function] = architecture
    return architecture
  }
}
