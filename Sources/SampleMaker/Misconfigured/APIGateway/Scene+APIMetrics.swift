extension Scene {
  mutating func restMetrics() {
    rest("front Count Sum", .lately, 510_000)
    rest("front 5XXError Average", .lately, 0.22)
    rest("front 4XXError Average", .lately, 0.31)
    rest("front Latency p90", .lately, 6200)
    rest("front IntegrationLatency p90", .lately, 5100)
    rest("front IntegrationLatency Maximum", .lately, 28_900)
    rest("plain Count Sum", .hourly, 6000)
    rest("plain IntegrationLatency p50", .hourly, 4200)
    rest("cached CacheHitCount Sum", .hourly, 40)
    rest("cached CacheMissCount Sum", .hourly, 3600)
    rest("left-behind Count Sum", .hourly, 0)
  }

  private mutating func rest(_ what: String, _ pace: Pace, _ value: Double) {
    let words = what.split(separator: " ").map(String.init)
    measure("AWS/ApiGateway \(words[1]) \(words[2])", of: ["ApiName": words[0]], pace, value)
  }

  /// An HTTP API whose access log holds what no log should.
  mutating func sideAPI() {
    let id = "s1deapi001"
    let group = "/aws/apigateway/side"
    answer(
      "apigatewayv2.get-apis",
      ["Items": [["ApiId": .text(id), "Name": "side", "ProtocolType": "HTTP"]]])
    answer(
      "apigatewayv2.get-stages.\(id)",
      [
        "Items": [
          [
            "StageName": "prod",
            "AccessLogSettings": [
              "DestinationArn": .text(Misconfigured.arn("logs", "log-group:" + group)),
              "Format":
                "$context.identity.sourceIp $context.authorizer.claims.email \"$context.httpMethod $context.path $context.protocol\" $context.status",
            ],
          ]
        ]
      ])
    answer(
      "apigatewayv2.get-routes.\(id)",
      [
        "Items": [
          [
            "RouteKey": "GET /buyers/{email}", "AuthorizationType": "NONE",
            "Target": "integrations/x1",
          ]
        ]
      ])
    answer(
      "apigatewayv2.get-integrations.\(id)",
      [
        "Items": [
          [
            "IntegrationId": "x1", "IntegrationType": "HTTP_PROXY",
            "IntegrationUri": "http://backend.example/buyers",
          ]
        ]
      ])
    log(group, stream: "s1de", accessLines())
    for (metric, statistic, value) in [("Count", "Sum", 400.0), ("Latency", "p90", 180)] {
      measure("AWS/ApiGateway \(metric) \(statistic)", of: ["ApiId": id], .often) { time in
        let isLate = metric == "Latency" && time >= Day.at(23)
        return value * (isLate ? 7 : 1) + Double(time / 300_000 % 5)
      }
    }
  }

  /// A day and more of requests that say whose they are in their address.
  private func accessLines() -> [(time: Int64, text: String)] {
    stride(from: Day.end - 26 * 3_600_000, to: Day.end, by: 600_000).enumerated().map {
      index, time in
      let path = "/buyers/buyer\(index)@mail.example?token=made-up-\(index)"
      return (time, "192.0.2.7 - \"GET \(path) HTTP/1.1\" 200 512 r\(index)")
    }
  }
}
