import Testing

@testable import ServerlessModel

/// What is told of data that is older than its poll interval allows.
struct CoverageAgeTests {
  private static let now = Instant(milliseconds: 1_795_183_200_000)
  private static let intervals = PollIntervals(seconds: [.metrics: 300, .logs: 30, .traces: 60])

  private func row(
    _ source: Coverage.Source, _ scope: String, minutesAgo: Double, _ outcome: Coverage.Outcome,
    region: String = "eu-west-1"
  ) -> Coverage {
    let end = Self.now.adding(milliseconds: Int64(-minutesAgo * 60_000))
    return Coverage(
      account: "111122223333", region: region, source: source, scope: scope,
      span: TimeSpan(start: end.adding(seconds: -60), end: end), settled: end, outcome: outcome)
  }

  private func sentence(_ rows: [Coverage], joinsMetrics: Bool = false) -> String {
    DataAge.sentence(
      CoverageAges(Self.intervals, now: Self.now).ages(rows, joinsMetrics: joinsMetrics))
  }

  private func throttled(_ source: Coverage.Source, _ scope: String = "*") -> Coverage {
    row(
      source, scope, minutesAgo: 0, .throttled(nextTry: Self.now.adding(seconds: 60)))
  }

  @Test(arguments: [(11.0, ""), (11.1, "metrics 10 min old"), (130, "metrics 2 h old")])
  func `metrics are old beyond twice their interval and a minute`(minutes: Double, told: String) {
    #expect(sentence([row(.metrics, "AWS/Lambda", minutesAgo: minutes, .answered)]) == told)
  }

  @Test func `the reason is the last refusal since, with its next try`() {
    let held = row(.metrics, "AWS/Lambda", minutesAgo: 12, .empty)
    let before = row(.metrics, "*", minutesAgo: 13, .denied(action: "cloudwatch:GetMetricData"))
    let next = Self.now.adding(seconds: 60).clock
    #expect(
      sentence([held, before, throttled(.metrics)])
        == "metrics 10 min old: throttled by AWS, next try \(next)Z")
  }

  @Test func `a next try that is over is not told`() {
    let held = row(.metrics, "AWS/Lambda", minutesAgo: 12, .answered)
    let past = row(.metrics, "*", minutesAgo: 5, .paused(until: Self.now.adding(seconds: -1)))
    #expect(sentence([held, past]) == "metrics 10 min old: held back by the budget")
  }

  @Test func `lines that nobody asked for are no trouble, refused ones are`() {
    let idle = row(.logs, "/aws/lambda/idle", minutesAgo: 50, .answered)
    let busy = row(.logs, "/aws/lambda/busy", minutesAgo: 6, .answered)
    #expect(sentence([idle, busy]) == "")
    let refused = row(.logs, "/aws/lambda/busy", minutesAgo: 0, .unanswered(nextTry: nil))
    #expect(
      sentence([idle, busy, refused]) == "logs of 1 in 2 places 5 min old: no answer from AWS")
  }

  @Test func `what is as old for the same reason is told once`() {
    let held = [Coverage.Source.metrics, .traces].map { row($0, "*", minutesAgo: 16, .answered) }
    let paused = [Coverage.Source.metrics, .traces].map {
      row($0, "*", minutesAgo: 0, .paused(until: nil))
    }
    #expect(sentence(held + paused) == "metrics and traces 15 min old: held back by the budget")
  }

  @Test func `a closer look at one resource keeps it fresh, and no other`() {
    let rows = [
      row(.metrics, "AWS/Lambda", minutesAgo: 20, .answered),
      row(.metrics, "arn:aws:lambda:eu-west-1:111122223333:function:a", minutesAgo: 1, .answered),
      throttled(.metrics),
    ]
    #expect(sentence(rows, joinsMetrics: true) == "")
    #expect(sentence(rows).hasPrefix("metrics 20 min old: throttled"))
  }

  @Test func `a refusal in one region is none in another`() {
    let here = row(.traces, "*", minutesAgo: 1, .answered)
    let there = row(.traces, "*", minutesAgo: 30, .answered, region: "us-east-1")
    #expect(
      sentence([here, there, throttled(.traces)]) == "traces of 1 in 2 places 30 min old")
  }

  @Test func `what was never answered has no age`() {
    #expect(sentence([throttled(.metrics)]) == "")
  }

  @Test func `intervals are kept as text, and other text is passed over`() {
    #expect(PollIntervals(text: Self.intervals.text) == Self.intervals)
    #expect(PollIntervals(text: "logs -3\nmetrics\nsoup 4\n\n").seconds.isEmpty)
  }
}
