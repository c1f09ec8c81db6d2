import AWSClient

extension FakeAWS {
  func metricList(_ call: AWSCall, _ settings: Settings) -> String {
    guard call.input["Namespace"]?.scalar == "AWS/Lambda" else { return #"{"Metrics":[]}"# }
    let rows = (0..<settings.functions).flatMap { index in
      settings.metrics.flatMap { name in
        ["", #",{"Name":"Resource","Value":"x"}"#].map { more in
          """
          {"Namespace":"AWS/Lambda","MetricName":"\(name)","Dimensions":[\
          {"Name":"FunctionName","Value":"\(Self.functionName(index))"}\(more)]}
          """
        }
      }
    }
    return page("Metrics", rows, size: 500, call, token: "NextToken", next: "NextToken")
  }

  /// The value of a function's metric in a period: never the same twice in a day.
  static func value(_ metric: String, _ function: String, _ time: Int) -> Double {
    let seed = metric.utf8.reduce(0) { $0 + Int($1) } + function.utf8.reduce(0) { $0 + Int($1) }
    return Double((time / 60 + seed) % 1440 + 1)
  }

  /// Every third point comes late.
  func isReadable(_ time: Int, _ period: Int, _ settings: Settings) -> Bool {
    let delay = time / period % 3 == 0 ? settings.lateSeconds : settings.delaySeconds
    return Double(time + period) + delay <= clock.time
  }

  func metricData(_ call: AWSCall, _ settings: Settings) -> String {
    let start = Int(call.input["StartTime"]?.number ?? 0)
    let end = Int(call.input["EndTime"]?.number ?? 0)
    let queries = call.input["MetricDataQueries"]?.list ?? []
    let skipped = call.input["NextToken"]?.scalar.flatMap { Int($0) } ?? 0
    var left = settings.pointsPerPage
    var rows: [String] = []
    var next: Int?
    for (index, query) in queries.enumerated() where index >= skipped {
      let stat = query["MetricStat"]
      let name = stat?["Metric"]?["MetricName"]?.scalar ?? ""
      let function = stat?["Metric"]?["Dimensions"]?.list.first?["Value"]?.scalar ?? ""
      let period = Int(stat?["Period"]?.number ?? 300)
      let times = stride(from: start, to: end, by: period)
        .filter { isReadable($0, period, settings) }
      left -= times.count
      if left < 0, index > skipped {
        next = index
        break
      }
      let values = times.map { "\(Self.value(name, function, $0))" }.joined(separator: ",")
      rows.append(
        """
        {"Id":"\(query["Id"]?.scalar ?? "")","Label":"\(function) \(name)","StatusCode":"Complete",\
        "Timestamps":[\(times.map(String.init).joined(separator: ","))],"Values":[\(values)]}
        """)
    }
    let more = next.map { ",\"NextToken\":\"\($0)\"" } ?? ""
    return "{\"MetricDataResults\":[\(rows.joined(separator: ","))]\(more)}"
  }
}
