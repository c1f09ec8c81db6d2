import LogParsing
import ServerlessModel
import Testing

struct EmbeddedMetricsTests {
  static let line = #"""
    {"_aws":{"Timestamp":1795183200112,"CloudWatchMetrics":[{"Namespace":"shop","Dimensions":[["service","route"],["service"]],
    "Metrics":[{"Name":"latency","Unit":"Milliseconds"},{"Name":"count"},{"Name":"absent"}]}]},
    "service":"orders","route":"GET \u002forders","latency":[12.5,7],"count":3}
    """#

  private func metrics(_ line: String) -> [EmbeddedMetric] {
    reading(line) { EmbeddedMetrics.read($0, defaultTime: Instant(milliseconds: 5)) }
  }

  @Test func `gives one entry for each metric and dimension set`() {
    let all = metrics(Self.line)
    #expect(all.count == 4)
    let latency = all.filter { $0.name == "latency" }
    #expect(latency.map { $0.dimensions.map(\.name) } == [["route", "service"], ["service"]])
    #expect(latency.first?.dimensions.first?.value == "GET /orders")
    #expect(latency.first?.values == [12.5, 7])
    #expect(latency.first?.unit == "Milliseconds")
    #expect(latency.first?.time == Instant(milliseconds: 1_795_183_200_112))
    #expect(all.last?.values == [3])
  }

  @Test func `many metrics times many dimension sets do not fill the memory`() {
    func line(metrics: Int, sets: Int) -> String {
      let names = Array(repeating: #"{"Name":"a"}"#, count: metrics).joined(separator: ",")
      let dimensions = Array(repeating: "[]", count: sets).joined(separator: ",")
      return #"{"_aws":{"CloudWatchMetrics":[{"Namespace":"n","Dimensions":[\#(dimensions)],"#
        + #""Metrics":[\#(names)]}]},"a":1}"#
    }
    #expect(metrics(line(metrics: 100, sets: 10)).count == 1000)
    #expect(metrics(line(metrics: 2000, sets: 2000)).count == 10_000)
  }

  @Test func `other lines hold no metrics`() {
    #expect(metrics(#"{"level":"INFO","message":"_aws"}"#).isEmpty)
    #expect(metrics("text").isEmpty)
    #expect(head(Self.line).holdsMetrics)
    #expect(!head(#"{"_aws":3}"#).holdsMetrics)
  }
}
