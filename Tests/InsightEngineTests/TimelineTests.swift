import ServerlessModel
import Testing

@testable import InsightEngine

struct `the life of a finding` {
  private func events(
    _ noise: [Double: Double], minutes: Double = 120, resuming: [Finding] = [],
    until: Double = 0, _ change: (Story) -> Story = { $0 }
  ) throws -> [FindingEvent] {
    let story = change(Story().metric("Noise", at: noise))
    let span = TimeSpan(start: Story.ago(minutes), end: Story.ago(until))
    return try Judge.timeline(source: story, span: span, rules: [Louder()], resuming: resuming)
      .events
  }

  private func minutesAgo(_ event: FindingEvent?) -> Double? {
    event.map { Double(Story.now.since($0.time)) / 60_000 }
  }

  @Test func `opens at the first step that can know it`() throws {
    let told = try events([32: 10])
    #expect(told.first?.kind == .opened)
    #expect(minutesAgo(told.first) == 30)
    #expect(told.first?.finding.noticedAt == told.first?.time)
    #expect(told.first?.finding.id == "louder@" + Story().resource.id.arn)
  }

  @Test func `is resolved after a second clean window`() throws {
    let told = try events([32: 10])
    #expect(told.map(\.kind) == [.opened, .resolved])
    #expect(minutesAgo(told.last) == 20)
    #expect(told.last?.finding.state == .resolved)
    #expect(told.last?.finding.resolvedAt == told.last?.time)
  }

  @Test func `goes on while the condition comes back within two windows`() throws {
    let told = try events([42: 10, 32: 10])
    #expect(told.map(\.kind) == [.opened, .resolved])
    #expect(told.last?.finding.count == 2)
    #expect(told.last.map { Story.now.since($0.finding.lastSeen) / 60_000 } == 30)
  }

  @Test func `is reopened with a counter and keeps when it was first seen`() throws {
    let told = try events([92: 10, 32: 20])
    #expect(told.map(\.kind) == [.opened, .resolved, .reopened, .resolved])
    #expect(told.last?.finding.reopened == 1)
    #expect(told.last?.finding.firstSeen == told.first?.finding.firstSeen)
    #expect(told[2].finding.noticedAt == told[2].time)
    #expect(told[2].finding.resolvedAt == nil)
  }

  @Test func `changes only when its figure moves by half or its severity changes`() throws {
    #expect(try events([37: 10, 32: 15]).map(\.kind) == [.opened, .resolved])
    let grown = try events([37: 10, 32: 16])
    #expect(grown.map(\.kind) == [.opened, .changed, .resolved])
    #expect(grown[1].finding.summary == "loud: 16")
    #expect(try events([37: 16, 32: 10]).map(\.kind) == [.opened, .resolved])
    let worse = try events([37: 900, 32: 1000])
    #expect(worse[1].kind == .changed)
    #expect(worse[1].finding.severity == .critical)
  }

  @Test func `tells after an hour that a figure fell`() throws {
    let noise = Dictionary(
      uniqueKeysWithValues: (0..<20).map { (Double($0) * 5 + 2, $0 == 19 ? 30.0 : 10.0) })
    let told = try events(noise)
    #expect(told.map(\.kind).prefix(2) == [.opened, .changed])
    #expect(told[1].time.since(told[0].time) == 3_600_000)
    #expect(told[1].finding.summary == "loud: 10")
  }

  @Test func `tells its last figures at the end where it stayed open`() throws {
    let noise = Dictionary(uniqueKeysWithValues: (0..<9).map { (Double($0) * 5 + 2, 10.0) })
    let told = try events(noise)
    #expect(told.map(\.kind) == [.opened, .changed])
    #expect(told.last?.finding.count == 9)
    #expect(told.last?.finding.lastSeen == Story.now)
  }

  @Test func `is taken up where it was left`() throws {
    let before = try events([37: 10], until: 30)
    let open = try #require(before.last?.finding)
    #expect(open.state == .open)
    let after = try events([37: 10, 22: 10], minutes: 30, resuming: [open])
    #expect(after.contains { $0.kind == .resolved && $0.finding.id == open.id })
    #expect(!after.contains { $0.kind == .opened })
  }

  @Test func `stays open while nobody can see`() throws {
    let told = try events([62: 10], minutes: 70) { $0.denied(.traces, "xray:GetTraceSummaries") }
    #expect(told.map(\.kind) == [.opened, .resolved])
    let blind = try Judge.timeline(
      source: Story().denied(.metrics, "cloudwatch:GetMetricData"),
      span: TimeSpan(start: Story.ago(60), end: Story.now), rules: [Louder()],
      resuming: [try #require(told.first?.finding)])
    #expect(blind.events.isEmpty)
    #expect(blind.unknown.map(\.missing) == ["denied: cloudwatch:GetMetricData"])
  }

  @Test func `ends with its resource`() throws {
    let open = try #require(try events([62: 10], minutes: 70).first?.finding)
    var gone = open
    gone.resource = .function("gone", account: Story.account, region: Story.region)
    let told = try Judge.timeline(
      source: Story(), span: TimeSpan(start: Story.ago(60), end: Story.now), rules: [Louder()],
      resuming: [gone])
    #expect(told.events.map(\.kind) == [.resolved])
  }

  @Test func `is taken up though it blames what the inventory does not hold`() throws {
    let story = Story().metric("Noise", at: [37: 10, 32: 10, 27: 10, 22: 10])
    func told(_ from: Double, _ until: Double, _ resuming: [Finding] = []) throws -> [FindingEvent]
    {
      try Judge.timeline(
        source: story, span: TimeSpan(start: Story.ago(from), end: Story.ago(until)),
        rules: [Accuser()], resuming: resuming
      ).events
    }
    let open = try #require(try told(60, 30).last?.finding)
    #expect(open.resource == Accuser.blamed && open.judgedOn == story.resource.id)
    #expect(try !told(30, 20, [open]).contains { $0.kind == .resolved || $0.kind == .reopened })
    #expect(try told(30, 0, [open]).last?.kind == .resolved)
  }

  @Test func `is not judged past what is settled`() throws {
    var late = Story().metric("Noise", at: [2: 10])
    late = late.seen([.metrics], minutes: 600, settled: 10)
    let told = try Judge.timeline(
      source: late, span: TimeSpan(start: Story.ago(60), end: Story.now), rules: [Louder()])
    #expect(told.events.isEmpty)
  }

  @Test func `has the same events judged whole or in two parts`() throws {
    let noise: [Double: Double] = [97: 10, 92: 40, 52: 3, 47: 5, 12: 9]
    let whole = try events(noise).filter { $0.kind != .changed }
    let early = try events(noise, until: 60).filter { $0.kind != .changed }
    let open = Dictionary(early.map { ($0.finding.id, $0.finding) }, uniquingKeysWith: { $1 })
    let late = try events(noise, minutes: 60, resuming: Array(open.values))
      .filter { $0.kind != .changed }
    #expect((early + late).map(\.time) == whole.map(\.time))
    #expect((early + late).map(\.kind) == whole.map(\.kind))
  }
}

struct `rules of configuration` {
  private func secret(_ names: [String]) -> Configuration {
    var function = FunctionConfiguration()
    function.environment = names.map { EnvironmentVariable(name: $0, secretKind: "JWT") }
    return .function(function)
  }

  @Test func `are judged when the configuration changes, and resolved by the next`() throws {
    let story = Story().configuration(secret(["TOKEN"]), minutesAgo: 50)
      .configuration(secret([]), minutesAgo: 20)
    let told = try Judge.timeline(
      source: story, span: TimeSpan(start: Story.ago(60), end: Story.now),
      rules: [LambdaSecretInEnv()])
    #expect(told.events.map(\.kind) == [.opened, .resolved])
    #expect(told.events.map { Story.now.since($0.time) / 60_000 } == [50, 20])
    #expect(LambdaSecretInEnv().recheckAt(after: Story.now, stepSeconds: 300) == nil)
  }

  @Test func `say at the end what they could not judge`() throws {
    let told = try Judge.timeline(
      source: Story(), span: TimeSpan(start: Story.ago(60), end: Story.now),
      rules: [LambdaSecretInEnv()])
    #expect(told.unknown.map(\.rule) == ["lambda-secret-in-env"])
    #expect(told.unknown.map(\.missing) == ["environment variables not recorded"])
  }
}

struct `a judgement` {
  @Test func `says when to make it again`() {
    let rule = LambdaTimeoutOccurred()
    let half = Story.now.adding(seconds: 150)
    #expect(rule.recheckAt(after: half, stepSeconds: 300) == Story.now.adding(seconds: 300))
    let slow = LambdaColdStartSlow()
    #expect(slow.recheckAt(after: half, stepSeconds: 300) == Story.now.adding(seconds: 3600))
  }

  @Test func `says how much more it needs`() throws {
    let story = Story().seen(minutes: 6 * 60)
    #expect(
      try story.verdict(LambdaTimeoutExcessive()).outcome == .unknown
        || story.verdict(LambdaTimeoutExcessive()) == .pass)
    let verdict = try story.function { $0.timeoutSeconds = 30 }.verdict(LambdaTimeoutExcessive())
    guard case .unknown(let missing) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(missing.sentence == "needs 7 d, 6 h held")
  }

  @Test func `survives numbers that no metric can reach`() throws {
    for value in [Double.nan, .infinity, 1e300, -1e300] {
      let story = Story().metric("Invocations", [value, 100]).metric("Errors", [value, 100])
      #expect(try story.verdict(LambdaErrorRateHigh()).outcome == .speaks)
    }
  }
}
