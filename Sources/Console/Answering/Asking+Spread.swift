import InsightEngine
import ServerlessModel

extension Asking {
  /// More runs are not read for a figure that no rollup spreads out.
  private static let mostRuns = 30_000

  /// How a figure of a function's runs is spread.
  func spread(_ topic: SpreadTopic) throws -> SpreadAnswer {
    let resource = try resource(topic.resource)
    let steps = clockSteps(step(60))
    guard resource.kind == .lambdaFunction else {
      return SpreadAnswer(
        measure: topic.measure, steps: steps,
        empty: "\(resource.name) runs no code: \(topic.measure.noun) are spread for functions only")
    }
    let spans = (0..<steps.count).map { steps.span($0).intersection(span) }
    var answer = SpreadAnswer(
      measure: topic.measure, steps: steps, empty: reason(.logs, of: resource, noun: "run"))
    let held: [LatencySpread]
    if topic.measure == .duration {
      held = try reading.spreads(of: resource.id, in: spans)
      let latency = try reading.latency(of: .resource(resource.id), in: span)
      answer.parts =
        latency.map {
          [("p50", $0.p50), ("p95", $0.p95), ("p99", $0.p99)].map {
            .init(name: $0, value: $1.microseconds)
          }
        } ?? []
    } else {
      held = try spreads(of: resource, steps, &answer)
    }
    let seen = try seenSpans(of: resource)
    answer.spreads = zip(spans, held).map { span, spread in
      spread.total > 0 || seen.contains { $0.overlaps(span) } ? spread : nil
    }
    for spread in held { answer.whole.merge(spread) }
    answer.limit = try limit(of: topic.measure, resource)
    return answer
  }

  /// From the runs themselves, the newest where there are too many.
  private func spreads(
    of resource: Resource, _ steps: ChartSteps, _ answer: inout SpreadAnswer
  ) throws -> [LatencySpread] {
    var query = ExecutionQuery(span: span, at: at, resources: [resource.id])
    (query.limit, query.onlyCold) = (Self.mostRuns, answer.measure == .initTime)
    let page = try reading.page(query)
    var spreads = [LatencySpread](repeating: LatencySpread(), count: steps.count)
    var values: [Int64] = []
    for run in page.rows {
      guard let value = answer.measure.value(of: run), let step = steps.index(of: run.start) else {
        continue
      }
      spreads[step].add(value)
      values.append(value)
    }
    answer.isOfNewest = page.hasMore
    answer.parts = Self.parts(values.sorted())
    if values.isEmpty, !page.rows.isEmpty || answer.measure == .initTime {
      answer.empty =
        answer.measure == .initTime
        ? "no cold start in this window; - widens it"
        : "the runs of this window say nothing of their \(answer.measure.noun)"
    }
    return spreads
  }

  /// Percentiles by rank of sorted values; none without values.
  private static func parts(_ sorted: [Int64]) -> [SpreadAnswer.Part] {
    guard !sorted.isEmpty else { return [] }
    return [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)].map { name, share in
      let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
      return .init(name: name, value: sorted[max(0, min(sorted.count - 1, rank))])
    }
  }

  private func limit(
    of measure: SpreadMeasure, _ resource: Resource
  ) throws -> SpreadAnswer.Part? {
    let charts = try FunctionCharts(self, resource)
    switch measure {
    case .duration:
      return charts.limit("duration").map {
        .init(name: $0.label, value: Elapsed(milliseconds: $0.value).microseconds)
      }
    case .memory:
      return charts.limit("memory").map {
        .init(name: $0.label, value: Int64($0.value) * SpreadMeasure.megabyte)
      }
    case .billed, .initTime: return nil
    }
  }
}
