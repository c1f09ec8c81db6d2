import InsightEngine
import ServerlessModel

extension Asking {
  func overview(_ text: String) throws -> ResourceAnswer {
    let resource = try resource(text)
    let facts = try FleetFacts(self, resources: [resource])
    let findings = Dictionary(grouping: facts.findings, by: \.resource)
    let figures = try figures(
      of: .resource(resource.id), [resource], findings: findings, totals: facts.totals,
      coverage: facts.coverage[resource.account] ?? [])
    let ordered = Concern.ordered(open(facts.findings)) { _ in 0 }
    var answer = ResourceAnswer(
      resource: resource, figures: figures, facts: [], charts: [], gauges: [], findings: ordered,
      why: try why(ordered.first { $0.severity != .info }, facts.findings),
      deployments: try reading.deployments(of: resource.id, in: span).sorted { $0.time < $1.time })
    let configuration = try reading.configuration(of: resource.id, at: at)
    answer.facts = factsOf(resource, configuration)
    if resource.kind == .lambdaFunction {
      try fillFunction(&answer, configuration.value?.function)
    } else {
      answer.charts = try metricCharts(resource)
    }
    return answer
  }

  private func factsOf(_ resource: Resource, _ held: Held<Configuration>) -> [LabelledText] {
    guard let configuration = held.value else {
      return [LabelledText(label: "configuration", text: held.reason?.sentence ?? "not recorded")]
    }
    if let function = configuration.function {
      let parts: [(String, String?)] = [
        ("runtime", function.runtime), ("memory", function.memoryMB.map { Format.megabytes($0) }),
        ("timeout", function.timeoutSeconds.map { Format.seconds(Double($0)) }),
        ("arch", function.architecture?.rawValue), ("version", function.version),
        ("tracing", function.tracingMode),
      ]
      return parts.compactMap { label, text in text.map { LabelledText(label: label, text: $0) } }
    }
    return Array(ConfigurationText.items(configuration).prefix(5)).map {
      LabelledText(label: $0.label, text: $0.value)
    }
  }

  private func fillFunction(
    _ answer: inout ResourceAnswer, _ configuration: FunctionConfiguration?
  ) throws {
    let id = answer.resource.id
    let step = step(60)
    let points = try reading.counters(of: .resource(id), in: span, stepSeconds: step)
    let none = answer.figures.missing?.sentence ?? "no run in this window"
    let counters = answer.figures.counters
    let timeout = configuration?.timeoutSeconds.map(Double.init)
    let memory = configuration?.memoryMB ?? (counters.memoryMB > 0 ? counters.memoryMB : nil)
    func line(
      _ name: String, scaled: Bool = true, _ value: (Counters) -> Double?
    ) -> ChartData.Line {
      let values = bucketed(points, step: step, scaled: scaled, value)
      return ChartData.Line(name: name, values: points.isEmpty ? [] : values)
    }
    answer.charts = [
      ChartData(
        title: "Runs and failures", unit: .count,
        lines: [line("runs") { Double($0.executions) }, line("failed") { Double($0.failures) }],
        empty: none),
      ChartData(
        title: "Duration", unit: .milliseconds, lines: try latencyLines(id),
        limit: timeout.map { .init(value: $0 * 1000, label: "timeout \(Format.seconds($0))") },
        empty: none),
      try concurrencyChart(answer.resource, configuration),
      ChartData(
        title: "Memory used", unit: .megabytes,
        lines: [line("max", scaled: false) { $0.maxMemoryMB > 0 ? Double($0.maxMemoryMB) : nil }],
        limit: memory.map { .init(value: Double($0), label: "size \($0) MB") }, empty: none),
      ChartData(
        title: "Cold starts", unit: .count, lines: [line("cold") { Double($0.coldStarts) }],
        empty: none),
      ChartData(
        title: "Retries and throttles", unit: .count,
        lines: [
          line("retries") { Double($0.retries) }, line("throttles") { Double($0.throttles) },
        ],
        empty: none),
    ]
    answer.gauges = try gauges(answer, timeout: timeout, memory: memory, configuration)
  }

  /// Percentiles by step, from the runs themselves.
  private func latencyLines(_ id: ResourceID) throws -> [ChartData.Line] {
    let parts = try stepSpans(step(24)).map { try reading.latency(of: .resource(id), in: $0) }
    func line(_ name: String, _ part: KeyPath<Latency, Elapsed>) -> ChartData.Line {
      ChartData.Line(name: name, values: parts.map { $0?[keyPath: part].milliseconds })
    }
    return [line("p50", \.p50), line("p95", \.p95), line("p99", \.p99)]
  }

  private func concurrencyChart(
    _ resource: Resource, _ configuration: FunctionConfiguration?
  ) throws -> ChartData {
    let held = try reading.points("ConcurrentExecutions", .maximum, of: resource.id, in: span)
    let limit = configuration?.reservedConcurrency.map(Double.init)
    let points = held.value ?? []
    let values = bucketed(points, step: step(60, for: points)) { $0.max() }
    return ChartData(
      title: "Concurrency", unit: .count, lines: [.init(name: "most at once", values: values)],
      limit: limit.map { .init(value: $0, label: "reserved \(Format.short($0))") },
      empty: held.reason?.sentence ?? "no ConcurrentExecutions point in this window")
  }

  private func gauges(
    _ answer: ResourceAnswer, timeout: Double?, memory: Int?,
    _ configuration: FunctionConfiguration?
  ) throws -> [QuotaGauge] {
    var gauges: [QuotaGauge] = []
    if let timeout {
      let slowest = answer.figures.latency?.max.seconds
      gauges.append(
        QuotaGauge(
          label: "slowest", used: slowest, limit: timeout, text: "of \(Format.seconds(timeout))"))
    }
    if let memory {
      let used = answer.figures.counters.maxMemoryMB
      gauges.append(
        QuotaGauge(
          label: "memory", used: used > 0 ? Double(used) : nil, limit: Double(memory),
          text: "of \(Format.megabytes(memory))"))
    }
    let quotas = try reading.quotas(
      account: answer.resource.account, region: answer.resource.region)
    if let quota = quotas.first(where: { $0.name.lowercased().contains("concurrent executions") }) {
      gauges.append(
        QuotaGauge(
          label: "account concurrency", used: quota.peak ?? quota.used, limit: quota.limit,
          text: "of \(Format.short(quota.limit))"))
    }
    return gauges
  }

  private func metricCharts(_ resource: Resource) throws -> [ChartData] {
    try KindFigures.metrics(of: resource.kind).map { metric in
      let held = try reading.points(metric.metric, metric.statistic, of: resource.id, in: span)
      let points = held.value ?? []
      let values = bucketed(points, step: step(60, for: points), metric.merged)
      return ChartData(
        title: metric.metric, unit: metric.column.unit,
        lines: [.init(name: metric.statistic.name, values: values)],
        empty: held.reason?.sentence ?? "no point in this window")
    }
  }
}
