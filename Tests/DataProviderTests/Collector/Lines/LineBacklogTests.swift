import ServerlessModel
import Testing

@testable import DataProvider

/// Somebody else answers for a group once it stays far behind, and not for a rush of a moment.
struct LineBacklogTests {
  private let now = PollerBench.at(0)

  @Test(arguments: [(299, false), (300, false), (301, true)] as [(Int64, Bool)])
  func `five minutes are caught up with`(_ seconds: Int64, _ isTooLong: Bool) {
    var backlog = LineBacklog()
    for _ in 0..<3 { backlog.note(behind: seconds) }
    #expect(backlog.isTooLong(at: now) == isTooLong)
  }

  @Test(arguments: [(2, false), (3, true), (4, true)])
  func `three rounds in a row are too many`(_ rounds: Int, _ isTooLong: Bool) {
    var backlog = LineBacklog()
    for _ in 0..<rounds { backlog.note(behind: 301) }
    #expect(backlog.isTooLong(at: now) == isTooLong)
  }

  @Test func `a round that catches up begins anew`() {
    var backlog = LineBacklog()
    for seconds in [900, 900, 300, 900, 900] as [Int64] { backlog.note(behind: seconds) }
    #expect(!backlog.isTooLong(at: now))
    backlog.note(behind: 900)
    #expect(backlog.isTooLong(at: now))
  }

  @Test func `what was asked in vain rests`() {
    var backlog = LineBacklog()
    for _ in 0..<3 { backlog.note(behind: 900) }
    backlog.rest(until: PollerBench.at(60))
    #expect(!backlog.isTooLong(at: PollerBench.at(59)))
    #expect(backlog.isTooLong(at: PollerBench.at(60)))
  }
}
