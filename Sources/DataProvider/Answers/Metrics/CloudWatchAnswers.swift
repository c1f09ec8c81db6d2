import AWSClient
import ServerlessModel

/// Points of metrics, and alarms.
enum CloudWatchAnswers {
  static let handlers: [String: Handler] = [
    "get-metric-data": data, "get-metric-statistics": statistics, "list-metrics": list,
    "describe-alarms": alarms, "describe-alarm-history": history,
  ]

  private static func data(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: CloudWatch.GetMetricData = try answer.decode()
    let queries = Dictionary(
      (reply.metricDataQueries ?? []).compactMap { query in query.id.map { ($0, query) } },
      uniquingKeysWith: { first, _ in first })
    let asked = Self.span(reply.startTime, reply.endTime)
    var unattributed: [String] = []
    var coverage = MetricCoverage(asked: asked)
    for result in reply.metricDataResults ?? [] {
      let points = Self.points(result)
      guard
        let source = answer.live?.metrics[result.id ?? ""]
          ?? MetricSource(result, queries[result.id ?? ""])
      else {
        unattributed.append(result.label ?? result.id ?? "?")
        continue
      }
      let id = source.series(answer, points)
      gathering.metrics.add(points, to: id)
      coverage.note(id, points)
      if let code = result.statusCode, code != "Complete" {
        gathering.incomplete.insert(source.metric.namespace)
      }
    }
    coverage.write(answer, &gathering)
    gathering.noteLabels(unattributed)
    for message in reply.messages ?? [] {
      gathering.note("CloudWatch says: \(message.code ?? "") \(message.value ?? "")")
    }
  }

  private static func points(_ result: CloudWatch.Result) -> [MetricPoint] {
    zip(result.timestamps ?? [], result.values ?? []).compactMap { time, value in
      Instant(time).map { MetricPoint(time: $0, value: value) }
    }
  }

  static func span(_ start: Timestamp?, _ end: Timestamp?) -> TimeSpan? {
    guard let start = Instant(start), let end = Instant(end) else { return nil }
    return TimeSpan(start: start, end: end)
  }

  private static func statistics(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let reply: CloudWatch.GetMetricStatistics = try answer.decode()
    let datapoints = reply.datapoints ?? []
    let dimensions = (reply.dimensions ?? []).map { ($0.name ?? "", $0.value ?? "") }
    guard
      let metric = MetricID(reply.namespace, reply.metricName ?? reply.label, dimensions)
        ?? MetricSource.subject(answer.subject, label: reply.label)
    else { return gathering.noteLabels([reply.label ?? "?"]) }
    var coverage = MetricCoverage(asked: span(reply.startTime, reply.endTime))
    for (statistic, points) in Self.byStatistic(datapoints) {
      let source = MetricSource(
        metric: metric, statistic: statistic, period: reply.period,
        unit: datapoints.first?.unit)
      let id = source.series(answer, points)
      gathering.metrics.add(points, to: id)
      coverage.note(id, points)
    }
    coverage.write(answer, &gathering)
  }

  private static func byStatistic(_ datapoints: [CloudWatch.Datapoint])
    -> [Statistic: [MetricPoint]]
  {
    var series: [Statistic: [MetricPoint]] = [:]
    for datapoint in datapoints {
      guard let time = Instant(datapoint.timestamp) else { continue }
      let plain: [(Statistic, Double?)] = [
        (.sum, datapoint.sum), (.average, datapoint.average), (.minimum, datapoint.minimum),
        (.maximum, datapoint.maximum), (.sampleCount, datapoint.sampleCount),
      ]
      let further = (datapoint.extendedStatistics ?? [:]).map { (Statistic($0), Optional($1)) }
      for (statistic, value) in plain + further {
        if let value {
          series[statistic, default: []].append(MetricPoint(time: time, value: value))
        }
      }
    }
    return series
  }

  /// A list of one namespace may have been asked for it alone; a longer one is of the whole account and region.
  private static func keepNamespaces(
    _ namespaces: Set<String>, _ answer: Answer, _ gathering: inout Gathering
  ) {
    guard namespaces.count > 1 else { return }
    let own = namespaces.filter { !$0.hasPrefix("AWS/") }
    gathering.configureAccount(of: answer) {
      $0.customNamespaces = own.union($0.customNamespaces ?? []).sorted()
    }
  }

  /// A list of metrics names resources that may be known from nowhere else.
  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: CloudWatch.ListMetrics = try answer.decode()
    keepNamespaces(Set((list.metrics ?? []).compactMap(\.namespace)), answer, &gathering)
    for metric in list.metrics ?? [] {
      let dimensions = (metric.dimensions ?? []).map { ($0.name ?? "", $0.value ?? "") }
      guard let id = MetricID(metric.namespace, metric.metricName, dimensions),
        let owner = MetricOwner.resource(of: id, account: answer.account, region: answer.region),
        !dimensions.contains(where: { $0.0 == "ApiName" }), gathering.lastSeen(owner) == nil,
        let (kind, name) = ResourceKind.parse(arn: owner.arn)
      else { continue }
      gathering.see(
        owner, kind, name: name, account: answer.account, region: answer.region, at: answer.time)
    }
  }
}

extension Gathering {
  /// Says which labels name no metric, the first few of them.
  mutating func noteLabels(_ labels: [String]) {
    guard !labels.isEmpty else { return }
    let shown = labels.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
    let more = labels.count > 3 ? " and \(labels.count - 3) more" : ""
    note(
      "label \(shown)\(more): names no metric; put the request's MetricDataQueries beside the "
        + "MetricDataResults, or label queries \"AWS/Lambda Errors FunctionName=NAME Sum\"")
  }
}
