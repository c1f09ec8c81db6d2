import AWSClient
import Glibc
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// A thousand groups at a hundred events a second are affordable.
@Suite(.serialized) struct LineCostTests {
  private static let groups = 1000

  /// Ten minutes of runs, spread over the groups: four lines each.
  private func events(seconds: Int) -> [String: [Logs.Event]] {
    var events: [String: [Logs.Event]] = [:]
    for run in 0..<seconds * 25 {
      let name = "/aws/lambda/f\(run * 7919 % Self.groups)"
      let time = Runs.start + Int64(run) * 40
      let id = Runs.id(run)
      let lines = [
        "START RequestId: \(id) Version: $LATEST",
        "[INFO]\t2026-01-01T00:00:00.000Z\t\(id)\torder \(run) was paid, 3 items, 12.50 in all",
        "END RequestId: \(id)",
        "REPORT RequestId: \(id)\tDuration: 20.25 ms\tBilled Duration: 21 ms\tMemory Size: 512 MB\tMax Memory Used: 80 MB\t",
      ]
      for (index, line) in lines.enumerated() {
        events[name, default: []].append(
          Logs.Event(
            logStreamName: "2026/01/01/[$LATEST]a", timestamp: time + Int64(index) * 10,
            message: line + "\n", eventId: "e\(run)x\(index)"))
      }
    }
    return events
  }

  private var processorSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  private var residentMB: Double {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var bytes = [CChar](repeating: 0, count: 256)
    guard fgets(&bytes, 255, file) != nil else { return 0 }
    let text = String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) }
    return (pages ?? 0) * 4096 / 1e6
  }

  @Test func `ten minutes cost less than a tenth of one core`() async throws {
    let seconds = 600
    let bench = try PollerBench(.all)
    let all = events(seconds: seconds)
    let (poller, writer) = try bench.poller()
    let before = residentMB
    var spent = 0.0
    var calls = 0
    for now in stride(from: 10, through: seconds + 10, by: 10) {
      let upTo = PollerBench.at(Int64(now)).milliseconds
      bench.logs.change { state in
        state.calls = []
        state.events = all.mapValues { $0.filter { ($0.timestamp ?? 0) < upTo } }
      }
      let demands = all.map { name, events in
        GroupDemand(
          group: LogGroupID(account: "111122223333", region: "eu-west-1", name: name),
          ranSince: events.contains {
            ($0.timestamp ?? 0) < upTo && ($0.timestamp ?? 0) >= upTo - 20_000
          })
      }
      let begin = processorSeconds
      let report = try await poller.poll(demands, at: PollerBench.at(Int64(now)), calls: 50)
      spent += processorSeconds - begin
      calls += report.calls
    }
    let grown = residentMB - before
    for _ in 0..<20 {
      _ = try await poller.poll(
        all.keys.map {
          GroupDemand(
            group: LogGroupID(account: "111122223333", region: "eu-west-1", name: $0))
        }, at: PollerBench.at(Int64(seconds) + 130), calls: 1000)
    }
    try writer.finish()
    let share = spent / Double(seconds)
    print("lines: \(spent) s of processor for \(seconds) s, \(calls) calls, \(grown) MB")
    #expect(try bench.runs().count == seconds * 25)
    #expect(share < 0.1)
    #expect(grown < 80)
    // CloudWatch answers five such calls a second in most regions.
    #expect(calls <= seconds * 5 + 50)
  }
}
