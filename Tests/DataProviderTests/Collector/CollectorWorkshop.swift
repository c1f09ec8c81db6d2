import AWSClient
import ServerlessModel
import SnapshotStore
import Synchronization
import Testing

@testable import DataProvider

/// A recording that collectors of a fake account write to, one after another.
final class CollectorWorkshop {
  let clock: FakeClock
  let aws: FakeAWS
  var options = CollectorOptions()
  /// Who is called in place of the account itself.
  var caller: (any AWSCalling)?
  /// Who reads lines; nobody, unless a test says so.
  var lines: ((SnapshotWriter) -> any LinePolling)?
  let start: Instant
  private let folder: String

  init(
    at start: Instant = Instant(milliseconds: 1_795_183_200_000), patience: PatientClock? = nil,
    _ change: (inout FakeAWS.Settings) -> Void = { _ in }
  ) throws {
    self.start = start
    clock = FakeClock(start.epoch, patience: patience)
    aws = FakeAWS(clock, change)
    options.readsTraces = false
    options.budget.dollarsPerDay = nil
    folder = try Workshop.makeFolder()
  }

  deinit { Workshop.remove(folder) }

  var path: String { folder + "/out.perch" }

  var lane: CollectorLane {
    CollectorLane(account: FakeAWS.account, region: FakeAWS.region, caller: caller ?? aws)
  }

  /// Collects for so many seconds, or until the recording is taken away, and answers what was told.
  @discardableResult
  func collect(
    for seconds: Double, killedAtCall call: Int? = nil,
    _ meanwhile: (@Sendable (Collector) async -> Void)? = nil
  ) async throws -> [CollectorEvent] {
    let writer = try SnapshotWriter.record(at: path)
    aws.forgetCalls()
    aws.set {
      $0.failsAt = call
      $0.atFailure = { writer.abandon() }
    }
    let collector = try Collector(
      [lane], into: writer, options: options, clock: clock,
      lines: lines?(writer))
    let work = Task { try await collector.run() }
    clock.stop(after: seconds) { work.cancel() }
    if let meanwhile { await meanwhile(collector) }
    var told: [CollectorEvent] = []
    for await event in collector.events { told.append(event) }
    switch await work.result {
    case .success: break
    case .failure(let error): try #require(call != nil, "\(error)")
    }
    writer.abandon()
    return told
  }

  func reader() throws -> SnapshotReader { try SnapshotReader(path: path) }

  /// Whether a kill that was wished for came.
  var wasKilled: Bool { (aws.settings.failsAt).map { aws.calls.count >= $0 } ?? false }

  /// The points of a function's metric that the recording holds.
  func points(
    _ metric: String, _ function: Int = 0, statistic: Statistic = .sum, period: Int = 300
  ) throws -> [MetricPoint] {
    let reader = try reader()
    let all = try reader.seriesIDs(account: nil, namespace: "AWS/Lambda").filter {
      $0.metric.name == metric && $0.statistic == statistic && $0.periodSeconds == period
        && $0.metric.dimensions.first?.value == FakeAWS.functionName(function)
    }
    #expect(all.count <= 1)
    let ever = TimeSpan(
      start: start.adding(seconds: -86_400 * 30), end: start.adding(seconds: 1 << 32))
    return try all.first.map { try reader.points(of: $0, in: ever) } ?? []
  }

  /// Whether points are each period's own value, none twice and none left out between the first and the last.
  func expectWhole(
    _ points: [MetricPoint], _ metric: String, _ function: Int = 0, period: Int = 300
  ) {
    let times = points.map { Int($0.time.milliseconds / 1000) }
    let whole = Array(stride(from: times.first ?? 0, through: times.last ?? -1, by: period))
    #expect(times == whole)
    for point in points {
      let time = Int(point.time.milliseconds / 1000)
      #expect(point.value == FakeAWS.value(metric, FakeAWS.functionName(function), time))
    }
  }

  func coverage(_ source: Coverage.Source, _ scope: String) throws -> [Coverage] {
    try reader().coverage(account: FakeAWS.account).filter {
      $0.source == source && $0.scope == scope
    }
  }
}
