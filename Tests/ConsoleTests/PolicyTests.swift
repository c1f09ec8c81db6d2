import Console
import FrameSupport
import InsightEngine
import ServerlessModel
import Testing

/// Policies beside alarms, written from a row, and heard.
struct PolicyTests {
  private static let failing = Policy(
    name: "charge-failing", message: "charging fails", severity: .critical,
    scope: PolicyScope(kind: .lambdaFunction, name: "charge-*"),
    condition: .executions(
      ExecutionCondition(figure: .errors, comparison: .atLeast, value: 3, minimumRuns: 1)),
    notify: ["bell"])
  private static let calm = Policy(
    name: "retrying", message: "many retries",
    condition: .executions(
      ExecutionCondition(figure: .retries, comparison: .atLeast, value: 50)))

  private static func settings(_ policies: Policy..., problems: [String] = []) throws
    -> AnswerSettings
  {
    AnswerSettings(
      policies: try PolicyBook(policies, source: Fleet.reading, span: Fleet.reading.info.span),
      policyProblems: problems)
  }

  private static func driver(
    _ view: ViewPath = .fleet, _ settings: AnswerSettings, bellIsOn: Bool = true
  ) -> Driver {
    Driver(view: view, settings: settings, bellIsOn: bellIsOn)
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func `stand beside CloudWatch's alarms`(width: Int, height: Int) throws {
    let problem = "/home/me/.config/perch/policies/team.yaml:4:3: a policy needs a name"
    let driver = Driver(
      width: width, height: height, view: .alarms,
      settings: try Self.settings(Self.failing, Self.calm, problems: [problem]))
    #expect(driver.text.contains("charge-failing"))
    #expect(driver.text.contains("charge-card-errors"))
    #expect(driver.text.contains("retrying"))
    #expect(driver.text.contains("team.yaml:4:3: a policy needs a name"))
    expectFrame(driver.grid(), named: "alarms-policies")
  }

  @Test func `are findings of their resource`() throws {
    let plain = Driver(view: .resource("charge-card", .insights))
    let judged = Self.driver(.resource("charge-card", .insights), try Self.settings(Self.failing))
    #expect(!plain.text.contains("charging fails"))
    #expect(judged.text.contains("charging fails"))
  }

  @Test func `show when they spoke and what they ask for`() throws {
    var driver = Self.driver(.alarms, try Self.settings(Self.failing))
    driver.press("/ failing Enter Enter")
    #expect(driver.text.contains("errors >= 3 over 15 min"))
    #expect(driver.text.contains("ALARM"))
    #expect(driver.text.contains("watches  charge-card"))
  }

  @Test func `an alarm leads to its history and on to its resource`() {
    var driver = Driver(view: .alarms)
    driver.press("Enter")
    #expect(driver.text.contains("Errors Sum >= 1 in 3 of 3 × 1 min"))
    #expect(driver.text.contains("2026-11-20 11:31"))
    #expect(driver.text.contains("1 of 3 points above 1"))
    driver.press("Enter")
    #expect(driver.view == "resource/\(Fleet.chargeCard.arn)")
  }

  @Test func `a past change of an alarm is a moment to go to`() {
    var driver = Driver(view: .alarms)
    driver.press("Enter Down Down Enter")
    #expect(driver.console.state.window.at == Fleet.moment("2026-11-20T11:32:00Z"))
  }

  @Test func `one is written for a run in three keys, rehearsed before it is saved`() throws {
    var driver = Driver(view: .resource("charge-card", .executions))
    driver.press(": policy Enter")
    #expect(driver.text.contains("timeouts >= 1"))
    #expect(driver.text.contains("It would have fired"))
    driver.press("Enter")
    guard case .save(.policy(let policy))? = driver.effects.first else {
      Issue.record("nothing was saved: \(driver.effects)")
      return
    }
    #expect(policy.name == "charge-card-timeouts")
    #expect(policy.scope.name == "charge-card")
    #expect(policy.notify == ["bell"])
  }

  @Test func `a higher limit is rehearsed anew`() {
    var driver = Driver(view: .resource("charge-card", .executions))
    driver.press(": policy Enter Down Right Right Right Right Right Right Right Right Right")
    #expect(driver.text.contains("timeouts >= 50"))
    #expect(driver.text.contains("would not have fired"))
    driver.press("Left Left Left Left Left Left Left Left Left")
    #expect(driver.text.contains("timeouts >= 1 "))
    #expect(driver.text.contains("It would have fired"))
  }

  @Test func `one is exported as a file that can be saved by hand`() {
    var driver = Driver(view: .resource("charge-card", .overview))
    driver.press(": policy Enter e")
    guard case .writeFile(let name, let text)? = driver.effects.first else {
      Issue.record("no file: \(driver.effects)")
      return
    }
    #expect(name == "charge-card-timeouts.yaml")
    #expect(text.contains("figure: timeouts"))
  }

  @Test func `none is written for the whole fleet`() {
    var driver = Driver(view: .activity)
    driver.press(": policy Enter")
    #expect(driver.text.contains("a policy is of one resource"))
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func `one is written for a setting and rehearsed on how it was set`(width: Int, height: Int) {
    var driver = Driver(
      width: width, height: height, view: .resource("charge-card", .configuration))
    driver.press("/ memory Enter End : policy Enter")
    #expect(driver.text.contains("memoryMB is not 256"))
    #expect(driver.text.contains("charge-card would not break it now; it did in the last 6 h"))
    #expect(driver.text.contains("memoryMB is 512"))
    expectFrame(driver.grid(), named: "policy-setting")
  }

  @Test func `a condition on a setting is turned to all of its kind and saved`() {
    var driver = Driver(view: .resource("charge-card", .configuration))
    driver.press("/ memory Enter End : policy Enter Down Right Down Right Down Right Right")
    #expect(driver.text.contains("memoryMB is below 300"))
    #expect(driver.text.contains("each Lambda function"))
    #expect(driver.text.contains("would break it now"))
    driver.press("Enter")
    guard case .save(.policy(let policy))? = driver.effects.first else {
      Issue.record("nothing was saved: \(driver.effects)")
      return
    }
    let filter = ConfigurationFilter(
      key: "memoryMB", op: .compare(.less), values: [.number(300)])
    #expect(policy.condition == .configuration([filter]))
    #expect(policy.scope == PolicyScope(kind: .lambdaFunction))
  }

  @Test func `those that break a condition lead to their settings`() {
    var driver = Driver(view: .resource("charge-card", .configuration))
    driver.press("/ memory Enter End : policy Enter Down Right Right Right")
    #expect(driver.text.contains("memoryMB is 256"))
    driver.press("End Enter")
    #expect(driver.view == "resource/\(Fleet.chargeCard.arn)/configuration")
  }

  @Test func `a setting is named from any row`() {
    var driver = Driver(view: .resource("charge-card", .executions))
    driver.press(": policy Space timeoutSeconds Enter")
    #expect(driver.text.contains("timeoutSeconds is not"))
  }

  @Test func `figures and settings are turned through in one row`() {
    var driver = Driver(view: .resource("charge-card", .overview))
    driver.press(": policy Space configuration Enter")
    #expect(driver.text.contains("how it is compared"))
    driver.press("Left")
    #expect(driver.text.contains("how far a look reaches back"))
    driver.press("Right")
    #expect(driver.text.contains("how it is compared"))
  }

  @Test func `the bell is silent of what stood at the beginning`() throws {
    let driver = Self.driver(.fleet, try Self.settings(Self.failing))
    let rings = driver.effects.count(where: \.isRing)
    #expect(rings == 0)
  }

  @Test func `the bell rings when a policy begins to speak, once, and not where it is off`() throws
  {
    let settings = try Self.settings(Self.failing)
    for (bellIsOn, rings) in [(true, 1), (false, 0)] {
      var driver = Driver(
        at: Fleet.moment("2026-11-20T13:00:00Z"), settings: settings, bellIsOn: bellIsOn)
      var heard = driver.effects.count(where: \.isRing)
      for time in ["14:32:10", "13:00", "14:32:10"] {
        driver.press("t \(time) Enter")
        heard += driver.effects.count(where: \.isRing)
      }
      #expect(heard == rings)
    }
  }
}

extension Effect {
  fileprivate var isRing: Bool { if case .ring = self { true } else { false } }
}
