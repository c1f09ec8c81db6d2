/// Writes CloudWatch series as `get-metric-data` answers, each with the queries it answers.
struct MetricExport {
  /// One series of one account and region.
  struct Series {
    var account: String
    var region: String
    var namespace: String
    var metric: String
    var dimensions: [(String, String)]
    var statistic: String
    var period: Int
    /// Start of the period in milliseconds, and the value.
    var points: [(Int64, Double)]
  }

  let folder: String

  func write(_ series: [Series]) {
    let places = Dictionary(grouping: series) { "\($0.account)/\($0.region)" }
    for (place, own) in places.sorted(by: { $0.key < $1.key }) {
      for (part, start) in stride(from: 0, to: own.count, by: 100).enumerated() {
        let slice = Array(own[start..<min(start + 100, own.count)])
        write(slice, to: "\(folder)/\(place)/cloudwatch.get-metric-data.\(part).json")
      }
    }
  }

  private func write(_ series: [Series], to path: String) {
    let file = OutputFile(path)
    file.write("{\"MetricDataQueries\":[\n")
    file.write(series.enumerated().map { Self.query($0, $1).line }.joined(separator: ",\n"))
    file.write("],\n\"MetricDataResults\":[\n")
    for (index, one) in series.enumerated() {
      let times = one.points.map { "\"\(Day.iso($0.0).dropLast(5))+00:00\"" }.joined(separator: ",")
      let values = one.points.map { JSON.number($0.1).line }.joined(separator: ",")
      let head = "{\"Id\":\"m\(index)\",\"Label\":\(JSON.quoted(one.metric)),"
      file.write(
        (index == 0 ? "" : ",\n") + head
          + "\"Timestamps\":[\(times)],\"Values\":[\(values)],\"StatusCode\":\"Complete\"}")
    }
    file.write("]}\n")
  }

  private static func query(_ index: Int, _ series: Series) -> JSON {
    .object([
      ("Id", .text("m\(index)")),
      (
        "MetricStat",
        .object([
          (
            "Metric",
            .object([
              ("Namespace", .text(series.namespace)), ("MetricName", .text(series.metric)),
              (
                "Dimensions",
                .list(
                  series.dimensions.map {
                    .object([("Name", .text($0.0)), ("Value", .text($0.1))])
                  })
              ),
            ])
          ), ("Period", .number(Double(series.period))), ("Stat", .text(series.statistic)),
        ])
      ),
    ])
  }
}
