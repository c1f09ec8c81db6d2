import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// What the coverage of a recording claims, held against what AWS has.
struct Claims {
  private let shop: CollectorWorkshop
  private let world: LineWorld
  private let reader: SnapshotReader

  init(_ shop: CollectorWorkshop, _ world: LineWorld) throws {
    self.shop = shop
    self.world = world
    reader = try shop.reader()
  }

  /// Fails where a stretch is said to be settled of which anything is missing.
  func check(_ comment: String) throws {
    for row in try reader.allCoverage() where row.isHeld && row.span.start < row.settled {
      #expect(
        row.settled <= Instant(epoch: shop.clock.time + 0.001), "\(comment): settled in the future")
      let claimed = TimeSpan(start: row.span.start, end: row.settled)
      switch row.source {
      case .logs: try checkLines(row.scope, claimed, comment)
      case .metrics: try checkPoints(row.scope, claimed, comment)
      case .traces: try checkTraces(claimed, comment)
      default: break
      }
    }
  }

  private func checkLines(_ scope: String, _ claimed: TimeSpan, _ comment: String) throws {
    let group = LogGroupID(account: FakeAWS.account, region: FakeAWS.region, name: scope)
    var held: [Int64: Int] = [:]
    for block in try reader.logBlocks(of: group) {
      for time in block.times { held[time, default: 0] += 1 }
    }
    var missing = 0
    let mine = world.events.filter {
      FakeAWS.groupName($0.group) == scope
        && claimed.contains(Instant(milliseconds: $0.time))
    }
    for (time, events) in Dictionary(grouping: mine, by: \.time) {
      missing += max(0, events.count - (held[time] ?? 0))
    }
    #expect(missing == 0, "\(comment): \(scope) lacks lines of \(claimed)")
  }

  private func checkPoints(_ scope: String, _ claimed: TimeSpan, _ comment: String) throws {
    let isFleet = scope == "AWS/Lambda"
    let period = isFleet ? 300 : 60
    for function in LineWorld.groups.indices where isFleet || scope == FakeAWS.functionARN(function)
    {
      let held = Set(try shop.points("Invocations", function, period: period).map(\.time))
      let first = (claimed.start.epoch / Double(period)).rounded(.up) * Double(period)
      let due = stride(from: first, to: claimed.end.epoch, by: Double(period)).map {
        Instant(epoch: $0)
      }
      #expect(
        due.allSatisfy(held.contains),
        "\(comment): \(scope) lacks points of \(function) in \(claimed)")
    }
  }

  private func checkTraces(_ claimed: TimeSpan, _ comment: String) throws {
    for trace in shop.aws.settings.traces
    where claimed.contains(Instant(milliseconds: Int64(trace.id.epochSeconds) * 1000)) {
      #expect(try reader.trace(trace.id) != nil, "\(comment): trace \(trace.id)")
    }
  }
}
