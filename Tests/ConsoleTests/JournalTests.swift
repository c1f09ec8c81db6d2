import CellGrid
@testable import Console
import ServerlessModel
import Synchronization
import Testing

/// `~` twice: what perch itself did.
struct JournalTests {
  /// A clock that goes on by five milliseconds with every look at it.
  private final class Hand: Sendable {
    private let looks = Mutex(Int64(0))

    func look() -> Instant {
      looks.withLock { looks in
        looks += 5
        return Fleet.at.adding(milliseconds: looks)
      }
    }
  }

  private static func driver(_ reading: FakeReading = Fleet.reading) -> Driver {
    var driver = Driver(reading)
    let hand = Hand()
    var options = ConsoleOptions(
      info: reading.info, mode: .replay, size: Size(width: 120, height: 40))
    options.now = { hand.look() }
    driver.console = Console(options)
    driver.effects = driver.console.settle(driver.console.start(), from: reading)
    return driver
  }

  private static func line(_ words: String, in driver: Driver) -> String? {
    driver.lines.first { $0.contains(words) }
  }

  @Test func `tells each question and how long its asker waited`() throws {
    var driver = Self.driver()
    driver.press("~ ~")
    let line = try #require(Self.line("the fleet", in: driver))
    #expect(line.contains("asked"))
    #expect(line.contains("14:32:10"))
    let took = try #require(line.split(separator: " ").last.flatMap { Int($0) })
    #expect(took > 0 && took % 5 == 0)
  }

  @Test func `holds every sentence that was shown for a while`() throws {
    var driver = Self.driver()
    driver.press("T")
    driver.send(.said("the line dropped; trying again in 5 s"))
    driver.press("~ ~")
    #expect(Self.line("times are local", in: driver)?.contains("said") == true)
    #expect(Self.line("trying again in 5 s", in: driver) != nil)
  }

  @Test func `tells what was typed, and why a question failed`() throws {
    var driver = Self.driver()
    driver.press(": cost Enter Esc")
    driver.reading.failure = "The recording is damaged at page 7."
    driver.press("r ~ ~")
    #expect(Self.line(":cost", in: driver)?.contains("typed") == true)
    let failed = driver.lines.filter { $0.contains("damaged at page 7") }
    #expect(failed.contains { $0.contains("failed findings, accounts and names: ") }, "\(failed)")
  }

  @Test func `puts the newest last, under the cursor`() throws {
    var driver = Self.driver()
    driver.press("~ ~")
    driver.send(.said("one more thing"))
    let line = try #require(Self.line("one more thing", in: driver))
    #expect(line.hasPrefix("▌"))
    #expect(driver.lines.last { $0.contains("14:32:1") } == line)
  }

  @Test func `is filtered as any list`() {
    var driver = Self.driver()
    driver.press("T ~ ~ / what:said Enter")
    #expect(Self.line("times are local", in: driver) != nil)
    #expect(Self.line("the fleet", in: driver) == nil)
  }

  @Test func `stands beside what AWS was asked`() {
    var driver = Self.driver()
    driver.press("~")
    #expect(driver.text.contains("denied: cloudwatch:GetMetricData"))
    driver.press("2")
    #expect(!driver.text.contains("denied: cloudwatch:GetMetricData"))
    driver.press("~")
    #expect(driver.text.contains("denied: cloudwatch:GetMetricData"))
  }

  @Test func `says nothing of the time of day where frames must not depend on it`() throws {
    var driver = Driver(width: 120, height: 40)
    driver.press("~ ~")
    let line = try #require(Self.line("the fleet", in: driver))
    #expect(line.hasPrefix(" –") || line.hasPrefix("▌–"))
    #expect(line.hasSuffix("–"))
  }

  // MARK: The value itself

  @Test func `what happens again is one line with a count`() {
    var journal = Journal()
    for _ in 0..<3 { journal.add(.took, "newer data", at: nil) }
    journal.add(.said, "paused", at: nil)
    journal.add(.took, "newer data", at: nil)
    #expect(journal.entries.map(\.words) == ["paused", "newer data"])
    #expect(journal.entries.last?.count == 4)
  }

  @Test func `forgets the oldest beyond five hundred`() {
    var journal = Journal()
    for number in 0..<501 { journal.add(.said, "sentence \(number)", at: nil) }
    #expect(journal.entries.count == 500)
    #expect(journal.entries.first?.words == "sentence 1")
  }

  @Test func `an answer that nobody waits for changes nothing`() {
    var journal = Journal()
    let question = Question(.fleet, window: Window(at: Fleet.at, seconds: 3600))
    journal.ask(question, Ticket(number: 1), at: Fleet.at)
    journal.keep([])
    journal.answer(Ticket(number: 1), at: Fleet.at.adding(seconds: 1))
    #expect(journal.entries.map(\.took) == [nil])
  }
}
