import Glibc
import InsightEngine
import ServerlessModel
import SnapshotStore
import Testing

@testable import perch

/// Judging minute by minute what was touched and what is due, beside judging all of it step by step.
struct `judging minute by minute` {
  /// What may differ: a finding opens or ends later by as long as its rule rests (twice that where it ends), and by as
  /// long as its data came late; how often it was seen and its figures between two events are not compared.
  private static func compare(
    _ standing: [FindingEvent], _ whole: [FindingEvent], _ span: TimeSpan, lateSeconds: Int64
  ) {
    let (standing, whole) = (OpenTimes(standing), OpenTimes(whole))
    var moment = span.start.adding(seconds: 900)
    while moment <= span.end {
      let differences = standing.differences(from: whole, at: moment, lateSeconds: lateSeconds)
      #expect(differences.isEmpty, "\(moment.rfc3339)")
      moment = moment.adding(seconds: 900)
    }
  }

  @Test func `finds in a growing recording what judging all of it finds`() throws {
    let folder = "/tmp/perch-standing-\(getpid())-\(UInt64.random(in: .min ... .max))"
    FileText.makeFolder(folder)
    let writer = try SnapshotWriter.record(at: folder + "/live.perch")
    let judgement = try GrowingJudgement(writer)
    var fleet = GrowingFleet(seed: 1)
    try writer.write(fleet.beginning())
    try judgement.judge()
    for minute in 0..<150 as Range<Int64> {
      try writer.write(fleet.minute(minute))
      try judgement.judge()
    }
    let reading = try writer.reader()
    let span = TimeSpan(start: GrowingFleet.start, end: reading.info.span.end)
    let told = try reading.findingEvents(
      in: TimeSpan(start: Instant(milliseconds: 0), end: span.end.adding(seconds: 1)))
    let whole = try Judge.timeline(source: reading, span: reading.info.span, stepSeconds: 60)
    let rules = Set(told.map(\.finding.rule))
    #expect(
      rules.isSuperset(of: ["lambda-timeout-occurred", "sqs-oldest-message-age-high"]), "\(rules)")
    Self.compare(
      told, whole.events, span, lateSeconds: GrowingFleet.latestMinutes * 60 + 60)
    let gone = told.last { $0.finding.resource == GrowingFleet.functions[2] }
    #expect(gone?.kind == .resolved && gone?.time == GrowingFleet.at(GrowingFleet.goneAt))
  }

  @Test func `finds in the sample's worst hour what judging all of it finds`() throws {
    let reading = try CommittedRecording.market().reader
    let noon = try #require(Instant(iso8601: "2026-11-20T14:00:00Z"))
    let hour = TimeSpan(start: noon, end: noon.adding(seconds: 3600))
    var standing = StandingJudgement()
    var told: [FindingEvent] = []
    // A timeline's first step is the first after its beginning.
    for minutes in stride(from: 5 as Int64, through: 60, by: 5) {
      let moment = noon.adding(seconds: minutes * 60)
      let touched = try Self.touched(reading, in: TimeSpan(seconds: 300, endingAt: moment))
      told += try standing.advance(to: moment, touched: touched, source: reading).events
    }
    let whole = try Judge.timeline(source: reading, span: hour)
    #expect(told.count { $0.kind == .opened } > 50)
    Self.compare(told, whole.events, hour, lateSeconds: 300)
  }

  /// As if something of every resource had come.
  private static func touched(_ reading: SnapshotReader, in minute: TimeSpan) throws -> Touched {
    var touched = Touched()
    for resource in try reading.resources(at: minute.end) {
      touched.touch(resource.id, .flows)
      let versions = try reading.configurations(of: resource.id, in: minute)
      if versions.contains(where: { minute.contains($0.from) }) {
        touched.touch(resource.id, .configuration)
      }
    }
    touched.touch(.alarms)
    return touched
  }
}
