import Console
import InsightEngine
import ServerlessModel
import Testing

/// Groups of errors by their state, and what the user says of them.
struct ErrorStateTests {
  private static let group = ErrorGroupID(value: 0xe1)

  private static func marked(_ kind: FindingMark.Kind, at moment: Instant? = nil) -> AnswerSettings
  {
    let mark = FindingMark(
      kind, of: .init(group: group), opening: moment, reason: "vendor knows", made: Fleet.at)
    return AnswerSettings(marks: MarkBook([mark], now: Fleet.at))
  }

  @Test func `a group is resolved as of the moment that is looked at`() {
    var driver = Driver(view: .errors)
    driver.press("v")
    #expect(driver.effects.first?.group == .resolve(at: Fleet.at))
  }

  @Test func `a mute asks why`() {
    var driver = Driver(view: .errors)
    driver.press("m Enter")
    #expect(driver.effects.isEmpty)
    #expect(driver.text.contains("a mute needs a reason"))
    driver.press("m known Enter")
    #expect(driver.effects.first?.group == .mute(reason: "known"))
  }

  @Test func `a muted group leaves the list and stands among the muted`() {
    var driver = Driver(view: .errors, settings: Self.marked(.mute))
    #expect(!driver.text.contains("Sandbox.Timedout"))
    #expect(driver.text.contains("5 Muted 1"))
    driver.press("5")
    #expect(driver.text.contains("Sandbox.Timedout"))
    driver.press("m")
    #expect(driver.effects.first?.group == .reopen)
  }

  @Test func `a group seen after it was resolved has regressed`() {
    let before = Fleet.moment("2026-11-20T14:10:00Z")
    var driver = Driver(view: .errors, settings: Self.marked(.resolve, at: before))
    #expect(driver.text.contains("3 Regressed 1"))
    driver.press("Enter")
    #expect(
      driver.text.contains("resolved by hand 2026-11-20 14:10Z, seen again 14:31Z"))
  }

  @Test func `a group resolved after it was last seen is resolved`() {
    var driver = Driver(view: .errors, settings: Self.marked(.resolve, at: Fleet.at))
    #expect(driver.text.contains("4 Resolved 1"))
    driver.press("4 v")
    #expect(driver.effects.first?.group == .reopen)
  }

  /// The group as the console lists it, seen so many minutes before the end of the window of an hour.
  private static func listed(
    seenMinutesAgo minutes: [Int64], recordedMinutes: Int64 = 60 * 24 * 20
  ) throws -> ErrorGroup {
    var reading = Fleet.reading
    let run = try #require(reading.executionList.first { $0.errorGroup == group })
    reading.executionList = minutes.map { minutes in
      var run = run
      run.start = Fleet.at.adding(seconds: -minutes * 60)
      return run
    }
    reading.info.span.start = Fleet.at.adding(seconds: -recordedMinutes * 60)
    let groups = ErrorGroups(reading, in: Window(at: Fleet.at, seconds: 3600))
    return try #require(try groups.group(group, of: [Fleet.chargeCard]))
  }

  @Test(
    arguments: [
      ([5, 10, 70, 80, 90, 130], 2, 3, "-33 %"), ([5, 70], 1, 1, "same"),
      ([5, 6], 2, 0, "none before"), ([5, 6, 7, 70], 3, 1, "+200 %"),
      (Array(repeating: 5, count: 12) + [70], 12, 1, "×12"),
    ] as [([Int64], Int, Int, String)])
  func `the window is held against the one before`(
    minutes: [Int64], count: Int, before: Int, change: String
  ) throws {
    let group = try Self.listed(seenMinutesAgo: minutes)
    #expect(group.count == count)
    #expect(group.countBefore == before)
    #expect(group.change == change)
  }

  @Test func `nothing is said of a window before that was not recorded`() throws {
    let group = try Self.listed(seenMinutesAgo: [5, 70], recordedMinutes: 119)
    #expect(group.countBefore == nil)
    #expect(group.change == nil)
    #expect(try Self.listed(seenMinutesAgo: [5, 70], recordedMinutes: 120).countBefore == 1)
  }

  private static let week: Int64 = 7 * 1440

  @Test(
    arguments: [
      ([5, 61 + week], ErrorGroup.State.regressed), ([5, 60 + week], .open), ([5, 61], .open),
      ([5], .new), ([week - 1], .open), ([week], .resolved),
    ] as [([Int64], ErrorGroup.State)])
  func `a week of silence resolves, and what comes after it has regressed`(
    minutes: [Int64], state: ErrorGroup.State
  ) throws {
    #expect(try Self.listed(seenMinutesAgo: minutes).state == state)
  }

  @Test func `the errors of a resource are marked in place`() {
    var driver = Driver(view: .resource("charge-card", .errors))
    driver.press("v")
    #expect(driver.effects.first?.group == .resolve(at: Fleet.at))
  }
}

extension Effect {
  fileprivate var group: GroupMark? {
    if case .save(.errorGroup(_, let mark)) = self { mark } else { nil }
  }
}
