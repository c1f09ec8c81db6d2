import AWSClient
import ServerlessModel

/// What was billed, kept as series of the account: one value a day for each part of the bill.
enum CostAnswers {
  static let handlers: [String: Handler] = ["get-cost-and-usage": costs]

  private static func costs(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: CostExplorer.GetCostAndUsage = try answer.decode()
    let keys = (reply.groupDefinitions ?? []).map { $0.key ?? "" }
    gathering.seeAccount(answer.account, answer.region, at: answer.time)
    for period in reply.resultsByTime ?? [] {
      let groups = period.groups ?? []
      let whole = groups.isEmpty ? [CostExplorer.Group(keys: [], metrics: period.total)] : []
      for part in groups + whole { keep(part, by: keys, period.timePeriod, answer, &gathering) }
    }
  }

  private static func keep(
    _ part: CostExplorer.Group, by keys: [String], _ dates: CostExplorer.Dates?, _ answer: Answer,
    _ gathering: inout Gathering
  ) {
    guard let start = Instant(dates?.start), let end = Instant(dates?.end), start < end else {
      return
    }
    for (metric, amount) in part.metrics ?? [:] {
      guard let value = amount.amount.flatMap(Double.init),
        let name = MetricID("AWS/CostExplorer", metric, Array(zip(keys, part.keys ?? [])))
      else { continue }
      let id = SeriesID(
        account: answer.account, region: answer.region, metric: name, statistic: .sum,
        periodSeconds: Int(end.since(start) / 1000),
        resource: answer.id(.account, answer.account), unit: "USD")
      gathering.metrics.add([MetricPoint(time: start, value: value)], to: id)
    }
  }
}
