import Console
import ServerlessModel
import Testing

/// Why a list of many accounts has no rows.
struct ReasonTests {
  private static func reading(_ outcomes: [String: Coverage.Outcome]) -> FakeReading {
    var reading = Fleet.quiet
    for index in reading.coverageList.indices where reading.coverageList[index].source == .traces {
      if let outcome = outcomes[reading.coverageList[index].account] {
        reading.coverageList[index].outcome = outcome
      }
    }
    return reading
  }

  private static let refused = Coverage.Outcome.denied(action: "xray:GetTraceSummaries")

  private static func words(_ reading: FakeReading) -> String {
    Driver(reading, width: 200, height: 24, view: .traces(filter: "")).text
  }

  @Test func `where one account refuses it is named beside what was read`() {
    let text = Self.words(Self.reading([Fleet.partner: Self.refused]))
    #expect(
      text.contains("traces were read and held none; denied in partner: xray:GetTraceSummaries"))
  }

  @Test func `where all refuse it says what to allow`() {
    let all = [Fleet.prod, Fleet.staging, Fleet.partner].map { ($0, Self.refused) }
    let text = Self.words(Self.reading(Dictionary(uniqueKeysWithValues: all)))
    #expect(text.contains("denied: xray:GetTraceSummaries. Add it to the role"))
    #expect(!text.contains("held none"))
  }

  @Test func `what lies outside of the scope is no reason`() {
    var driver = Driver(
      Self.reading([Fleet.partner: Self.refused]), width: 200, height: 24, view: .traces(filter: "")
    )
    driver.press(": account Space prod Enter")
    #expect(driver.text.contains("held none; - widens it"))
    #expect(!driver.text.contains("partner: xray"))
  }

  @Test func `what was not read in this window says so`() {
    var reading = Fleet.quiet
    for index in reading.coverageList.indices {
      reading.coverageList[index].span = TimeSpan(
        start: Fleet.start, end: Fleet.start.adding(seconds: 60))
    }
    #expect(Self.words(reading).contains("traces of this window were not recorded; - widens it"))
  }

  @Test func `money that could not be counted is not nought`() {
    let text = Driver(Fleet.refused, width: 120, height: 40, view: .cost).text
    #expect(!text.contains("$0.00"))
    #expect(text.contains("denied: logs:FilterLogEvents"))
  }
}
