import ServerlessModel
import Testing

@testable import Console

/// Where only some runs are held, CloudWatch tells how many there were.
struct SampledRunTests {
  private let span = TimeSpan(seconds: 3600, endingAt: Fleet.at)

  private func reading(
    _ outcome: Coverage.Outcome, scope: String = "/aws/lambda/charge-card",
    endingAt end: Instant = Fleet.at
  ) -> FakeReading {
    var reading = FakeReading(info: Fleet.reading.info)
    reading.coverageList = [
      Coverage(
        account: Fleet.prod, region: Fleet.region, source: .logs, scope: scope,
        span: TimeSpan(seconds: 600, endingAt: end), settled: end, outcome: outcome)
    ]
    reading.seriesList = [("Invocations", 500.0), ("Errors", 12.0)].map { name, value in
      let metric = MetricID(
        namespace: "AWS/Lambda", name: name,
        dimensions: [.init(name: "FunctionName", value: "charge-card")])
      return Series(
        id: SeriesID(
          account: Fleet.prod, region: Fleet.region, metric: metric, statistic: .sum,
          periodSeconds: 300, resource: Fleet.chargeCard),
        points: [MetricPoint(time: Fleet.at.adding(seconds: -600), value: value)])
    }
    return reading
  }

  private func completed(_ reading: FakeReading, executions: Int = 10) throws -> Counters {
    var held = Counters()
    held.executions = executions
    held.timeouts = 7
    held.errors = 3
    return try SampledRuns(reading, in: span).completed(held, of: Fleet.chargeCard)
  }

  @Test func `the runs and failures that are not held are counted`() throws {
    let whole = try completed(reading(.sampled(share: 0.02)))
    #expect(whole.executions == 500)
    #expect(whole.timeouts == 7)
    #expect(whole.failures == 12)
  }

  @Test func `what CloudWatch has not counted yet takes nothing away`() throws {
    let whole = try completed(reading(.sampled(share: 0.02)), executions: 501)
    #expect(whole.executions == 501)
  }

  @Test func `a function that writes to a group of its own is told by that group`() throws {
    var function = FunctionConfiguration()
    function.logGroup = "/shop/payments"
    var reading = reading(.sampled(share: 0.02), scope: "/shop/payments")
    #expect(try completed(reading).executions == 10)
    reading.configurationList[Fleet.chargeCard] = [
      ConfigurationVersion(from: span.start, configuration: .function(function))
    ]
    #expect(try completed(reading).executions == 500)
    reading.coverageList[0].account = "999999999999"
    #expect(try completed(reading).executions == 10)
  }

  @Test func `cold starts and cost grow with the runs that ended well`() throws {
    var held = Counters()
    held.executions = 20
    held.timeouts = 10
    held.coldStarts = 2
    held.failureMBms = 10_000
    held.billedMBmsX86 = 10_000 + 1000
    let whole = try SampledRuns(reading(.sampled(share: 0.02)), in: span)
      .completed(held, of: Fleet.chargeCard)
    #expect(whole.coldStarts == 50)
    // 488 runs that ended well at 100 each.
    #expect(whole.billedMBmsX86 == 10_000 + 48_800)
    #expect(whole.billedMBmsArm == 0)
  }

  /// A thousand runs every five minutes, of which a hundred fail; some hundred of an hour are held.
  private var busy: FakeReading {
    var busy = Fleet.reading
    busy.coverageList += reading(.sampled(share: 0.02)).coverageList
    busy.coverageList[busy.coverageList.count - 1].span = span
    busy.seriesList = reading(.answered).seriesList
    for index in busy.seriesList.indices {
      busy.seriesList[index].points = (1...13).reversed().map {
        MetricPoint(
          time: Fleet.at.adding(seconds: -300 * Int64($0)), value: index == 0 ? 1000 : 100)
      }
    }
    return busy
  }

  private func service(_ reading: FakeReading) throws -> ServiceAnswer {
    let question = Question(
      .service(ServiceReference(name: "checkout", account: Fleet.prod)),
      window: Window(at: Fleet.at, seconds: 3600))
    guard case .service(let service) = try answer(question, from: reading) else {
      throw FakeReading.Broken(description: "no service")
    }
    return service
  }

  @Test func `small charts draw all runs, not those that are held`() throws {
    let (whole, held) = (try service(busy).figures, try service(Fleet.reading).figures)
    // Two minutes a step.
    #expect(whole.spark.compactMap(\.self).dropFirst().allSatisfy { $0 >= 400 })
    #expect(whole.failures.compactMap(\.self).dropFirst().allSatisfy { $0 >= 40 })
    #expect(held.spark.compactMap(\.self).allSatisfy { $0 < 400 })
  }

  @Test func `what the held runs tell of all is marked as an estimate`() throws {
    let (whole, held) = (try service(busy), try service(Fleet.reading))
    #expect(whole.figures.isSampled && !held.figures.isSampled)
    let row = try #require(whole.groups.flatMap(\.rows).first { $0.resource.name == "charge-card" })
    #expect(row.values.map(\.isEstimate).filter(\.self).count == 5)
    #expect(Why.basis(whole.figures).last?.contains("that were read") == true)
    let others = held.groups.flatMap(\.rows).flatMap(\.values)
    #expect(others.filter(\.isEstimate).isEmpty)
  }

  @Test func `nothing is added where all are held, or where something else was sampled`() throws {
    let others = [
      reading(.answered), reading(.sampled(share: 0.02), scope: "/aws/lambda/charge"),
      // A hundred lines an hour, whatever they say.
      reading(.sampled(share: 0.02), scope: "/aws/lambda/charge-card sample"),
      reading(.sampled(share: 0.02), endingAt: Fleet.at.adding(seconds: -3600)),
    ]
    for reading in others {
      #expect(try completed(reading).executions == 10)
      #expect(try !SampledRuns(reading, in: span).contains(Fleet.chargeCard))
    }
  }
}
