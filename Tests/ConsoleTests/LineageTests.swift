import Console
import ServerlessModel
import Testing

/// The tries of a request, by async retries, redeliveries and what the configuration says comes next.
struct LineageTests {
  private static let last = RunReference(requestID: "8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b")

  @Test func `async tries, the next one and the queue stand as a tree`() {
    let driver = Driver(width: 120, height: 40, view: .execution(Self.last))
    #expect(driver.text.contains("2 tries, 3 due ≈14:34Z, then orders-dlq"))
    #expect(driver.lines.contains { $0.contains("┌ 1") && $0.contains("14:30:55.100") })
    #expect(driver.lines.contains { $0.contains("├ 2") && $0.contains("this run, async") })
    #expect(driver.lines.contains { $0.contains("├ 3") && $0.contains("due ≈14:34") })
    #expect(
      driver.lines.contains {
        $0.contains("└ ends") && $0.contains("38 messages waiting, oldest 27 min")
      })
  }

  @Test func `a try opens its run, and the end its queue, on a small terminal too`() {
    var driver = Driver(view: .execution(Self.last))
    #expect(!driver.text.contains("└ ends"))
    driver.press("Tab k Enter")
    #expect(
      driver.view == "execution/8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b@2026-11-20T14:30:55.100Z")
    driver.press("Escape G Enter")
    #expect(driver.view.hasSuffix("orders-dlq"))
  }

  @Test func `the last of all tries says that the queue likely holds it`() {
    var reading = Fleet.reading
    var third = reading.executionList[reading.executionList.count - 1]
    third.start = Fleet.moment("2026-11-20T14:29:10.000Z")
    third.end = third.start.adding(milliseconds: 3000)
    third.attempt = 3
    reading.executionList.removeLast(2)
    reading.executionList.append(third)
    let driver = Driver(reading, width: 120, height: 40, view: .execution(Self.last))
    #expect(driver.text.contains("no more tries, then orders-dlq"))
    #expect(driver.text.contains("likely landed there"))
  }

  @Test func `a redelivered message leads to the run before, by its id`() {
    let (reading, first, second) = Fleet.redelivered
    let driver = Driver(
      reading, width: 120, height: 40, view: .execution(RunReference(requestID: second)))
    #expect(driver.lines.contains { $0.contains("┌ 1") && $0.contains("error") })
    #expect(driver.lines.contains { $0.contains("2") && $0.contains("this run, redelivery") })
    #expect(driver.text.contains("3 due ≈14:21Z, then orders-dlq"))
    let earlier = Driver(
      reading, width: 120, height: 40, view: .execution(RunReference(requestID: first)))
    #expect(earlier.lines.contains { $0.contains("2") && $0.contains("redelivery: message") })
  }

  @Test func `the future of a request is hidden`() {
    let driver = Driver(
      width: 120, height: 40, view: .execution(Self.last),
      at: Fleet.moment("2026-11-20T14:31:30Z"))
    #expect(driver.text.contains("●1 error 14:30:55  no later try seen"))
    #expect(!driver.text.contains("14:31:58"))
  }
}
