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
    answer.charts = try charts(of: resource)
    answer.marks = try marks(of: resource)
    answer.lastDeployment = try answer.deployments.last ?? newestDeployment(of: resource)
    if resource.kind == .lambdaFunction {
      answer.gauges = try gauges(answer, configuration.value?.function)
    }
    return answer
  }

  private func factsOf(_ resource: Resource, _ held: Held<Configuration>) -> [LabelledText] {
    guard let configuration = held.value else {
      let why = held.reason.map {
        $0 == .notRecorded("configuration") ? "not recorded" : $0.sentence
      }
      return [LabelledText(label: "configuration", text: why ?? "not recorded")]
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

  private func gauges(
    _ answer: ResourceAnswer, _ configuration: FunctionConfiguration?
  ) throws -> [QuotaGauge] {
    let counted = answer.figures.counters.memoryMB
    let timeout = configuration?.timeoutSeconds.map(Double.init)
    let memory = configuration?.memoryMB ?? (counted > 0 ? counted : nil)
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
}
