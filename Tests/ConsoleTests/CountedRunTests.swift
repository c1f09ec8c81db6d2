import ServerlessModel
import Synchronization
import Testing

@testable import Console

struct CountedRunTests {
  private static let pull = ResourceID.function(
    "feed-pull", account: Fleet.partner, region: Fleet.region)

  /// The partner's functions ran by CloudWatch alone: seven runs every five minutes, of which one failed.
  private func reading() -> FakeReading {
    var reading = Fleet.reading
    reading.pointsAsked = .init()
    for (metric, value) in [("Invocations", 7.0), ("Errors", 1)] {
      let id = SeriesID(
        account: Fleet.partner, region: Fleet.region,
        metric: MetricID(namespace: "AWS/Lambda", name: metric, dimensions: []),
        statistic: .sum, periodSeconds: 300, resource: Self.pull)
      let points = (1...12).map {
        MetricPoint(time: Fleet.at.adding(seconds: -Int64($0) * 300), value: value)
      }
      reading.seriesList.append(Series(id: id, points: points))
    }
    reading.coverageList.append(
      Coverage(
        account: Fleet.partner, region: Fleet.region, source: .logs, scope: "/aws/lambda/other",
        span: reading.info.span, settled: Fleet.end, outcome: .answered))
    return reading
  }

  private func fleet(_ reading: FakeReading) throws -> FleetAnswer? {
    let question = Question(.fleet, window: Window(at: Fleet.at, seconds: 3600))
    guard case .fleet(let fleet) = try answer(question, from: reading) else { return nil }
    return fleet
  }

  @Test func `an account and its microservice count the same runs`() throws {
    let account = try fleet(reading())?.accounts.first { $0.account.id == Fleet.partner }
    let service = try #require(account?.services.first { $0.name.name == "feed" })
    for figures in [account?.figures, service.figures] {
      #expect(figures?.counters.executions == 84)
      #expect(figures?.counters.errors == 12)
      #expect(figures?.spark.compactMap(\.self).isEmpty == false)
    }
    #expect(account?.figures.spark == service.figures.spark)
    #expect(account?.figures.failures == service.figures.failures)
  }

  @Test func `the points of a function are asked for once, whatever they are part of`() throws {
    let reading = reading()
    _ = try fleet(reading)
    let asked = reading.pointsAsked.counts.withLock { $0 }
    #expect(asked["Invocations \(Self.pull.arn)"] == 1)
    #expect(asked["Errors \(Self.pull.arn)"] == 1)
  }
}
