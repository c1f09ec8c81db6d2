import InsightEngine
import ServerlessModel
import SnapshotStore
import Testing

struct `the committed recordings` {
  @Test func `fire most rules between them`() throws {
    let fired = try CommittedRecording.market().firedRules()
      .union(CommittedRecording.misconfigured().firedRules())
    let known = Set(Registry.rules.map(\.card.id))
    #expect(fired.isSubset(of: known), "\(fired.subtracting(known).sorted())")
    #expect(fired.count >= 190, "silent: \(known.subtracting(fired).sorted())")
  }

  @Test func `fire most of them at one moment by the rules as they are now`() throws {
    let verdicts = try CommittedRecording.misconfigured().verdictsAtTheEnd()
    let now = Set(verdicts.filter { !$0.verdict.violations.isEmpty }.map(\.rule.id))
    #expect(now.count >= 170, "\(now.count)")
  }

  @Test func `hold nothing against the healthy microservice, and pass it`() throws {
    let recording = try CommittedRecording.market()
    let end = recording.reader.info.span.end
    let healthy = Set(
      try recording.reader.resources(at: end)
        .filter { $0.account == "111122223333" && $0.microservices == ["catalogue"] }.map(\.id))
    let against = try recording.reader.findingEvents(in: CommittedRecording.ever)
      .filter { healthy.contains($0.finding.resource) }.map(\.finding.id)
    #expect(against.isEmpty, "\(Set(against).sorted())")
    let verdicts = try Judge.verdicts(source: recording.reader, at: end, resources: healthy)
    let failing = verdicts.filter { !$0.verdict.violations.isEmpty }
    #expect(failing.isEmpty, "\(failing.map { $0.rule.id + " " + $0.resource.arn })")
    let passed = Set(verdicts.filter { $0.verdict == .pass }.map(\.rule.id))
    #expect(passed.count >= 60, "\(passed.sorted())")
  }
}
