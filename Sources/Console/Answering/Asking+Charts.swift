import InsightEngine
import ServerlessModel

extension Asking {
  /// The charts of a resource over the window: of a function those of its runs, else its metrics.
  func charts(of resource: Resource) throws -> [ChartData] {
    guard resource.kind == .lambdaFunction else { return try metricCharts(resource) }
    return try FunctionCharts(self, resource).charts()
  }

  /// The charts of another time, or split.
  func charts(_ topic: ChartsTopic) throws -> ChartsAnswer {
    let resource = try resource(topic.resource)
    if topic.split != .none { return try SplitCharts(self, resource, topic.split).answer() }
    let earlier = earlier(by: topic.backdrop.seconds)
    return ChartsAnswer(charts: try earlier.charts(of: resource))
  }

  /// The same question of an earlier window.
  private func earlier(by seconds: Int64) -> Asking {
    var question = question
    question.window.at = at.adding(seconds: -seconds)
    return Asking(question: question, reading: reading, settings: settings)
  }

  /// What opened and was deployed inside the window, oldest first.
  func marks(of resource: Resource) throws -> [TimeMark] {
    let opened = try openings { $0 == resource.id }
    let deployed = try reading.deployments(of: resource.id, in: span).map(\.mark)
    return (opened + deployed).sorted { $0.time < $1.time }
  }

  /// The newest deployment up to the moment.
  func newestDeployment(of resource: Resource) throws -> Deployment? {
    try reading.deployments(of: resource.id, in: past).max { $0.time < $1.time }
  }

  /// The stretches of time in which a function's runs were seen: a step outside is a gap, not nought.
  func seenSpans(of resource: Resource) throws -> [TimeSpan] {
    let all = try reading.coverage(account: resource.account)
    guard !all.isEmpty else { return [info.span] }
    let covered = try covered(resource)
    return all.filter { $0.source == .logs && $0.isHeld && covered.isCovered(by: $0) }.map(\.span)
  }

  private func metricCharts(_ resource: Resource) throws -> [ChartData] {
    try KindFigures.metrics(of: resource.kind).map { metric in
      let held = try reading.points(metric.metric, metric.statistic, of: resource.id, in: span)
      let points = held.value ?? []
      let step = step(60, for: points)
      let line = ChartData.Line(
        name: metric.statistic.name, values: bucketed(points, step: step, metric.merged))
      return ChartData(
        id: metric.column.id, title: metric.metric, unit: metric.column.unit,
        steps: clockSteps(step), lines: [line], parts: metric.reduce == .sum ? [line] : [],
        source: .metrics, empty: held.reason.map(words) ?? "no point in this window")
    }
  }
}

extension Deployment {
  /// The deployment on a timeline.
  var mark: TimeMark { TimeMark(time: time, kind: .deployment, label: words) }
}
