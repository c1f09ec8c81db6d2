import AWSClient
import ServerlessModel

/// One question to GetMetricData: up to 500 series over one window.
struct MetricBatch: Hashable, Sendable {
  /// - Source: the model of GetMetricData, read on 2026-11-20.
  static let most = 500

  var series: [WantedSeries]
  var window: TimeSpan
  var periodSeconds: Int

  /// What each query asks for, by its id.
  var sources: [String: MetricSource] {
    Dictionary(
      uniqueKeysWithValues: series.enumerated().map { index, one in
        (
          Self.id(index),
          MetricSource(
            metric: one.metric, statistic: one.statistic, period: periodSeconds, unit: nil)
        )
      })
  }

  /// The call; `region` is where the metrics are kept.
  func call(_ operation: AWSOperation, region: String) -> AWSCall {
    AWSCall(
      operation, region: region,
      input: [
        "MetricDataQueries": .list(series.enumerated().map { query($0.element, $0.offset) }),
        "StartTime": .whole(Int(window.start.milliseconds / 1000)),
        "EndTime": .whole(Int(window.end.milliseconds / 1000)),
        "ScanBy": .text("TimestampDescending"),
      ])
  }

  private func query(_ one: WantedSeries, _ index: Int) -> JSONValue {
    let dimensions = one.metric.dimensions.map {
      JSONValue.object(["Name": .text($0.name), "Value": .text($0.value)])
    }
    return .object([
      "Id": .text(Self.id(index)),
      "MetricStat": .object([
        "Metric": .object([
          "Namespace": .text(one.metric.namespace), "MetricName": .text(one.metric.name),
          "Dimensions": .list(dimensions),
        ]),
        "Period": .whole(periodSeconds), "Stat": .text(one.statistic.name),
      ]),
      "ReturnData": .bool(true),
    ])
  }

  private static func id(_ index: Int) -> String { "m\(index)" }
}
