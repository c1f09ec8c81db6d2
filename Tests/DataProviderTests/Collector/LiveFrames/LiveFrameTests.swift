import AWSClient
import CellGrid
import Console
import FrameSupport
import Redaction
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// The screens of a live console while its recording fills, and where AWS lets it see less than it wants.
///
/// What they say of that comes from the coverage that a collector wrote, and from nothing else.
struct LiveFrameTests {
  private static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
  ]
  private static let function = "fn-1000"

  /// A collector of three functions that write lines, and a live console over its recording.
  private final class Desk {
    let shop: CollectorWorkshop

    init(_ change: (inout FakeAWS.Settings) -> Void = { _ in }) throws {
      let world = LineWorld(seed: 3, minutes: 40, lateOneIn: 0)
      // The lane and its lines, which ask for one thing at a time.
      let patience = PatientClock(workers: 2)
      shop = try CollectorWorkshop(at: Instant(milliseconds: world.end), patience: patience) {
        $0.functions = LineWorld.groups.count
        $0.metrics = ["Invocations", "Errors", "Duration", "ConcurrentExecutions"]
        $0.world = world
        change(&$0)
      }
      shop.options.readsTraces = true
      shop.options.concurrency = 1
      let key = try #require(RedactionKey(bytes: Array(1...32)))
      shop.lines = {
        LinePollers(
          LinePoller.Options(mode: .all, key: key, backfillSeconds: 10_800), into: $0)
      }
    }

    /// What the console shows at the newest that is held, or at the beginning where nothing is.
    func expect(_ view: String, named name: String) throws {
      let reader = try shop.reader()
      let info = reader.info
      let isEmpty = info.span.isEmpty && info.metricSpan.isEmpty
      let newest = isEmpty ? shop.start : max(info.span.end, info.metricSpan.end)
      for size in LiveFrameTests.sizes {
        var console = Console(
          ConsoleOptions(
            info: info, mode: .live, size: size, at: newest, windowSeconds: 3600,
            view: try ViewPath.parse(view).get()))
        _ = console.settle(console.start(), from: reader, settings: AnswerSettings())
        var grid = CellGrid(size: size)
        console.render(into: &grid)
        expectFrame(grid, named: name)
      }
    }
  }

  @Test func `loading, when functions are found and nothing of them is read`() async throws {
    let desk = try Desk()
    try await desk.shop.collect(for: 60, killedAtCall: 3)
    try desk.expect("fleet", named: "loading-fleet")
    try desk.expect("resource/\(Self.function)", named: "loading-resource")
    try desk.expect("resource/\(Self.function)/logs", named: "loading-logs")
  }

  @Test func `partly denied`() async throws {
    let desk = try Desk {
      for action in ["cloudwatch:GetMetricData", "xray:GetTraceSummaries", "sqs:ListQueues"] {
        let (service, name) = (action.prefix { $0 != ":" }, action.drop { $0 != ":" }.dropFirst())
        $0.refusals["\(service) \(CommandName.dashed(String(name)))"] = Refusal.denied(action)
      }
      $0.deniedGroups = [FakeAWS.groupName(0): 0]
    }
    try await desk.shop.collect(for: 300)
    try desk.expect("fleet", named: "denied-fleet")
    try desk.expect("resource/\(Self.function)", named: "denied-resource")
    try desk.expect("resource/\(Self.function)/logs", named: "denied-logs")
    try desk.expect("resource/\(Self.function)/executions", named: "denied-executions")
  }

  /// Metrics and lines were read once, and are throttled since; traces are still read.
  @Test func `stale, when AWS throttles what was read before`() async throws {
    let desk = try Desk()
    try await desk.shop.collect(for: 120)
    desk.shop.aws.set {
      $0.refusals["cloudwatch get-metric-data"] = Refusal.throttled
      $0.refusals["logs filter-log-events"] = Refusal.throttled
    }
    try await desk.shop.collect(for: 1500)
    try desk.expect("fleet", named: "stale-fleet")
    try desk.expect("service/shop-0", named: "stale-service")
    try desk.expect("resource/\(Self.function)", named: "stale-resource")
    try desk.expect("resource/\(Self.function)/logs", named: "stale-logs")
  }

  @Test func `the map with what X-Ray counted, of which no trace was read`() async throws {
    let desk = try Desk {
      $0.answers["xray get-service-graph"] = ServiceGraphAnswerTests.graph.replacing(
        "\"charge\"", with: "\"\(Self.function)\"")
    }
    try await desk.shop.collect(for: 300)
    try desk.expect("map", named: "counted-map")
  }

  @Test func `throttled`() async throws {
    let desk = try Desk {
      $0.refusals["cloudwatch get-metric-data"] = Refusal.throttled
      $0.refusals["logs filter-log-events"] = Refusal.throttled
    }
    try await desk.shop.collect(for: 300)
    try desk.expect("fleet", named: "throttled-fleet")
    try desk.expect("resource/\(Self.function)", named: "throttled-resource")
    try desk.expect("resource/\(Self.function)/logs", named: "throttled-logs")
  }
}
