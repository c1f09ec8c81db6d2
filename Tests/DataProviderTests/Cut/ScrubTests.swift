import Foundation
import Redaction
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

struct ScrubTests {
  private let workshop: Workshop
  private let original: SnapshotReader

  init() throws {
    workshop = try Workshop()
    let writer = try SnapshotWriter.create(at: workshop.path("original.perch"))
    try writer.write(CutFixture.batch())
    try writer.setSpan(CutFixture.span)
    try writer.finish()
    original = try SnapshotReader(path: workshop.path("original.perch"))
  }

  private func cut(
    _ name: String = "cut.perch", key: UInt8 = 1, _ change: (inout CutOptions) -> Void = { _ in }
  ) throws -> (reader: SnapshotReader, report: ScrubReport) {
    var options = CutOptions(
      span: CutFixture.span, scope: .everything, out: workshop.path(name), recordedBy: "perch")
    change(&options)
    let key = try #require(RedactionKey(bytes: [UInt8](repeating: key, count: 32)))
    let report = try IncidentCut.make(from: original, options, key: key)
    return (try SnapshotReader(path: options.out), report)
  }

  /// All that a reader answers, as text.
  private func everything(in reader: SnapshotReader) throws -> String {
    let (span, end) = (CutFixture.span, CutFixture.span.end)
    let resources = try reader.resources(at: end)
    let groups = try reader.errorGroups(in: span, resources: [])
    let series = try reader.seriesIDs(account: nil, namespace: nil)
    var parts: [Any] = [
      try reader.accounts(at: end), resources, try reader.relations(at: end),
      try resources.map { try reader.configurations(of: $0.id, in: span) },
      try reader.allDeployments(in: span), try reader.page(.init(span: span, at: end)).rows,
      groups, try groups.map { try reader.errorRecords(in: $0.id, span: span, limit: 9) }, series,
      try reader.logPage(LogQuery(span: span)).lines,
      try reader.traceSummaries(in: span, limit: 9).map { try reader.trace($0.id) as Any },
      try reader.alarmChanges(upTo: end), try reader.allCoverage(), try reader.findings(at: end),
      try reader.findingEvents(in: span), try reader.unknownVerdicts(at: end), reader.info.masked,
      reader.notesInside,
    ]
    parts += try resources.map { try reader.quotas(account: $0.account, region: $0.region) }
    return parts.map { String(reflecting: $0) }.joined(separator: "\n")
  }

  @Test func `the recording that is cut holds what is to be taken out, in every part`() throws {
    let told = try everything(in: original)
    for secret in CutFixture.secrets { #expect(told.contains(secret), "\(secret)") }
    #expect(told.contains("hunter2hunter2"))
  }

  @Test func `no answer and no byte of a cut holds an account, a key, an address or an old mask`()
    throws
  {
    let (reader, _) = try cut { options in
      options.notes = [UserNote(at: CutFixture.inside, text: CutFixture.words)]
      options.keepsNotes = true
    }
    let told = try everything(in: reader)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: reader.path))
    for secret in CutFixture.secrets + ["hunter2hunter2"] {
      #expect(!told.contains(secret), "\(secret)")
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
    }
  }

  @Test func `a cut holds every part of what was recorded`() throws {
    let reader = try cut().reader
    let (span, end) = (CutFixture.span, CutFixture.span.end)
    #expect(try reader.resources(at: end).count == original.resources(at: end).count)
    #expect(try reader.relations(at: end).count == 1)
    #expect(try reader.allDeployments(in: span).count == 1)
    #expect(try reader.page(.init(span: span, at: end)).rows.count == 1)
    #expect(try reader.errorGroups(in: span, resources: []).map(\.count) == [1])
    #expect(try reader.logPage(LogQuery(span: span)).lines.count == 1)
    #expect(try reader.traceSummaries(in: span, limit: 9).count == 1)
    #expect(try reader.seriesIDs(account: nil, namespace: nil).count == 1)
    #expect(try reader.alarmChanges(upTo: end).count == 1)
    #expect(try reader.quotas(account: "000000000001", region: "eu-west-1").count == 1)
    #expect(try reader.allCoverage().count == 2)
    #expect(try reader.findings(at: end).map(\.state) == [.open])
    #expect(try reader.unknownVerdicts(at: end).count == 1)
    let queue = try #require(try reader.resources(at: end).first { $0.kind == .queue })
    #expect(try reader.configurations(of: queue.id, in: span).count == 24)
  }

  @Test func `what belongs together still does`() throws {
    let reader = try cut().reader
    let run = try #require(
      try reader.page(.init(span: CutFixture.span, at: CutFixture.span.end)).rows.first)
    let group = try #require(
      try reader.errorGroups(in: CutFixture.span, resources: [run.resource]).first)
    #expect(run.errorGroup == group.id)
    #expect(run.errorGroup != ErrorGroupID(value: 77))
    #expect(run.requestID == CutFixture.request)
    #expect(run.resource.account == "000000000001")
    let trace = try #require(try run.traceID.flatMap { try reader.trace($0) })
    #expect(trace.segments.first?.resourceARN == run.resource.arn)
    #expect(trace.segments.first?.name.contains("arn:aws:sqs:eu-west-1:000000000001:q") == true)
    #expect(trace.segments.first?.name.contains("(0000-0000-0001)") == true)
  }

  @Test func `two cuts tell the same under different masks`() throws {
    let first = try everything(in: try cut("a.perch", key: 1).reader)
    let second = try everything(in: try cut("b.perch", key: 2).reader)
    #expect(first != second)
    #expect(try words(first) == words(second))
  }

  /// What is told without masks and numbers of a key, in an order that no dictionary has a say in.
  private func words(_ told: String) throws -> [String] {
    let mask = try Regex("‹([a-zA-Z]+):[0-9a-f]{4}›|[0-9a-f]{16}|[\\[\\]()]")
    return told.replacing(mask, with: "").replacing("\n", with: ",").split {
      $0 == "," || $0 == ":"
    }
    .map { $0.drop { $0 == " " } }.map(String.init).sorted()
  }

  @Test func `the report counts what was scrubbed, and the file keeps it`() throws {
    let (reader, report) = try cut()
    #expect(report.accounts == 1)
    #expect(report.accountPlaces > 100)
    #expect(report.keyIDs > 100)
    #expect((report.rekeyed["email"] ?? 0) > 50)
    #expect((report.masked["email"] ?? 0) > 50)
    #expect((report.masked["secret"] ?? 0) >= 2)
    #expect(reader.scrubReport == report)
    #expect(reader.keyID != nil)
    #expect(reader.info.openAt == CutFixture.span.end)
    #expect(reader.info.span == CutFixture.span)
  }

  @Test func `accounts stay where they are to be kept`() throws {
    let (reader, report) = try cut { $0.keepsAccounts = true }
    #expect(report.keptAccounts)
    let run = try #require(
      try reader.page(.init(span: CutFixture.span, at: CutFixture.span.end)).rows.first)
    #expect(run.resource == CutFixture.function)
    #expect(run.errorGroup == ErrorGroupID(value: 77))
    #expect(try !everything(in: reader).contains(CutFixture.address))
  }

  @Test func `notes stay behind unless they are asked for`() throws {
    let note = UserNote(at: CutFixture.inside, text: "asked \(CutFixture.address)")
    let without = try cut("a.perch") { $0.notes = [note] }
    #expect(without.report.notesDropped == 1)
    #expect(without.reader.notesInside.isEmpty)
    let with = try cut("b.perch") {
      $0.notes = [note]
      $0.keepsNotes = true
    }
    #expect(with.report.notesKept == 1)
    #expect(with.reader.notesInside.map(\.text).first?.hasPrefix("asked ‹email:") == true)
  }
}
