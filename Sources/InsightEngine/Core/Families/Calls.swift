import ServerlessModel

extension Context {
  /// The calls of some traces by name and operation, in the order of the alphabet.
  static func callsByLabel(_ traces: [TraceFigures]) -> [(
    label: String, calls: [TraceFigures.Call]
  )] {
    Dictionary(grouping: traces.flatMap(\.calls), by: \.label)
      .sorted { $0.key < $1.key }.map { (label: $0.key, calls: $0.value) }
  }

  /// The share of a vCPU's time that runs used of what their memory gives them, from Lambda Insights; `nil` where not recorded.
  func cpuShare(_ seconds: Int64, memoryMB: Int) -> Double? {
    guard let cpu = mean("cpu_total_time", seconds), let wall = meanDurationMs(seconds), wall > 0
    else { return nil }
    return cpu / (wall * min(1, Double(memoryMB) / 1769))
  }

  /// The mean of a metric's averages over the last `seconds`; `nil` without points.
  func mean(_ metric: String, _ seconds: Int64) -> Double? {
    guard let values = try? points(metric, .average, seconds).map(\.value), !values.isEmpty else {
      return nil
    }
    return values.reduce(0, +) / Double(values.count)
  }

  /// The mean duration of runs in milliseconds; `nil` without runs.
  func meanDurationMs(_ seconds: Int64) -> Double? {
    guard let counted = try? counters(seconds), counted.executions > 0,
      counted.durationUs > 0
    else {
      return mean("Duration", seconds)
    }
    return Double(counted.durationUs) / 1000 / Double(counted.executions)
  }
}
