import InsightEngine
import ServerlessModel

/// The charts of one function over the window of a question.
///
/// They are counted from its runs; where those were not recorded, CloudWatch's metrics stand in, and where these are
/// missing too there is a gap.
struct FunctionCharts {
  private let asking: Asking
  private let resource: Resource
  private let seen: [TimeSpan]
  private let memory: ChartData.Limit?
  let timeout: ChartData.Limit?
  private let reserved: ChartData.Limit?
  private let points: [CounterPoint]
  private let sampled: [TimeSpan]
  private let steps: ChartSteps

  init(_ asking: Asking, _ resource: Resource) throws {
    self.asking = asking
    self.resource = resource
    seen = try asking.seenSpans(of: resource)
    steps = asking.clockSteps(asking.step(60))
    sampled = try SampledRuns(asking).spans(of: resource.id)
    points = try asking.reading.counters(
      of: .resource(resource.id), in: asking.span, stepSeconds: steps.seconds)
    let function = try asking.reading.configuration(of: resource.id, at: asking.at).value?.function
    timeout = function?.timeoutSeconds.map {
      .init(value: Double($0) * 1000, label: "timeout \(Format.seconds(Double($0)))")
    }
    let counted = points.map(\.counters.memoryMB).max() ?? 0
    memory = (function?.memoryMB ?? (counted > 0 ? counted : nil)).map {
      .init(value: Double($0), label: "size \($0) MB")
    }
    reserved = function?.reservedConcurrency.map {
      .init(value: Double($0), label: "reserved \(Format.short(Double($0)))")
    }
  }

  func charts() throws -> [ChartData] {
    let runs = try counted("runs", "Invocations") { $0.executions }
    let failed = try counted("failed", "Errors") { $0.failures }
    let retries = counted("retries") { $0.retries }
    let throttles = try counted("throttles", "Throttles") { $0.throttles }
    return [
      chart(
        "runs", "Runs and failures", .count, [runs, failed],
        parts: [failed, rest(of: runs, failed)]),
      try durations(), try concurrency(),
      chart("memory", "Memory used", .megabytes, [memoryLine], limit: memory),
      chart("cold", "Cold starts", .count, [counted("cold") { $0.coldStarts }]),
      chart(
        "retries", "Retries and throttles", .count, [retries, throttles],
        parts: [retries, throttles]),
    ]
  }

  /// A limit of a chart by the chart's id.
  func limit(_ id: String) -> ChartData.Limit? {
    id == "memory" ? memory : id == "duration" ? timeout : nil
  }

  private func chart(
    _ id: String, _ title: String, _ unit: FigureUnit, _ lines: [ChartData.Line],
    parts: [ChartData.Line] = [], limit: ChartData.Limit? = nil
  ) -> ChartData {
    let isQuiet = lines.allSatisfy { $0.values.allSatisfy { ($0 ?? 0) == 0 } } && points.isEmpty
    return ChartData(
      id: id, title: title, unit: unit, steps: steps,
      lines: isQuiet ? lines.map { .init(name: $0.name, values: []) } : lines, parts: parts,
      limit: limit, empty: asking.reason(.logs, of: resource, noun: "run"))
  }

  // MARK: Lines

  private func counted(_ name: String, _ count: (Counters) -> Int) -> ChartData.Line {
    let values = asking.bucketed(points, step: steps.seconds) { Double(count($0)) }
    return ChartData.Line(name: name, values: asking.gapped(values, steps, seen: seen))
  }

  /// A count that CloudWatch makes too, which fills the gaps, and tells of the runs that are not held.
  private func counted(
    _ name: String, _ metric: String, _ count: (Counters) -> Int
  ) throws -> ChartData.Line {
    var line = counted(name, count)
    guard line.values.contains(where: { $0 == nil }) || !sampled.isEmpty else { return line }
    let held = try asking.reading.points(metric, .sum, of: resource.id, in: asking.span).value ?? []
    let rates = rates(held)
    for index in line.values.indices {
      guard let held = line.values[index] else {
        line.values[index] = rates[index]
        continue
      }
      let isSampled = sampled.contains { $0.overlaps(steps.span(index)) }
      if isSampled { line.values[index] = max(held, rates[index] ?? held) }
    }
    return line
  }

  /// A metric's sums, shared out evenly over the steps that each of its periods covers.
  private func rates(_ points: [MetricPoint]) -> [Double?] {
    let gaps = zip(points, points.dropFirst()).map { $1.time.since($0.time) / 1000 }
    let period = max(60, gaps.filter { $0 > 0 }.min() ?? steps.seconds)
    guard period > steps.seconds else {
      return asking.bucketed(points, step: steps.seconds) { $0.reduce(0, +) }
    }
    var values = [Double?](repeating: nil, count: steps.count)
    for point in points {
      for index in values.indices
      where steps.span(index).overlaps(TimeSpan(seconds: period, endingAt: point.end(period))) {
        values[index] = point.value * Double(steps.seconds) / Double(period)
      }
    }
    return values
  }

  private func rest(of all: ChartData.Line, _ part: ChartData.Line) -> ChartData.Line {
    ChartData.Line(
      name: "ended well",
      values: zip(all.values, part.values).map { all, part in all.map { max(0, $0 - (part ?? 0)) } }
    )
  }

  private var memoryLine: ChartData.Line {
    ChartData.Line(
      name: "max",
      values: asking.bucketed(points, step: steps.seconds, scaled: false) {
        $0.maxMemoryMB > 0 ? Double($0.maxMemoryMB) : nil
      })
  }

  /// Percentiles by step, from the runs themselves; CloudWatch's average and maximum where no run was recorded.
  private func durations() throws -> ChartData {
    let step = asking.step(24)
    let parts = try asking.stepSpans(step).map {
      try asking.reading.latency(of: .resource(resource.id), in: $0)
    }
    func line(_ name: String, _ part: KeyPath<Latency, Elapsed>) -> ChartData.Line {
      ChartData.Line(name: name, values: parts.map { $0?[keyPath: part].milliseconds })
    }
    let first = asking.at.adding(seconds: -Int64(parts.count) * step)
    var chart = ChartData(
      id: "duration", title: "Duration", unit: .milliseconds,
      steps: ChartSteps(first: first, seconds: step, count: parts.count),
      lines: [line("p50", \.p50), line("p95", \.p95), line("p99", \.p99)], limit: timeout,
      empty: asking.reason(.logs, of: resource, noun: "run"))
    guard chart.isEmpty else { return chart }
    let metric = try metricLines("Duration", [("average", .average), ("maximum", .maximum)])
    if !metric.lines.isEmpty { (chart.lines, chart.steps) = (metric.lines, metric.steps) }
    return chart
  }

  private func concurrency() throws -> ChartData {
    let held = try asking.reading.points(
      "ConcurrentExecutions", .maximum, of: resource.id, in: asking.span)
    let metric = try metricLines("ConcurrentExecutions", [("most at once", .maximum)])
    return ChartData(
      id: "concurrency", title: "Concurrency", unit: .count, steps: metric.steps,
      lines: metric.lines, limit: reserved, source: .metrics,
      empty: held.reason.map(asking.words) ?? "no ConcurrentExecutions point in this window")
  }

  /// Statistics of one metric that have points.
  private func metricLines(
    _ metric: String, _ statistics: [(name: String, statistic: Statistic)]
  ) throws -> (lines: [ChartData.Line], steps: ChartSteps) {
    var lines: [ChartData.Line] = []
    var steps = steps
    for (name, statistic) in statistics {
      let held = try asking.reading.points(metric, statistic, of: resource.id, in: asking.span)
      guard let points = held.value, !points.isEmpty else { continue }
      let step = asking.step(60, for: points)
      steps = asking.clockSteps(step)
      lines.append(
        .init(
          name: name,
          values: asking.bucketed(points, step: step) { values in
            statistic == .maximum ? values.max() : values.reduce(0, +) / Double(values.count)
          }))
    }
    return (lines, steps)
  }
}

extension MetricPoint {
  /// The end of the period that a point stands for.
  fileprivate func end(_ period: Int64) -> Instant { time.adding(seconds: period) }
}
