import CellGrid
import Console
import FrameSupport
import InsightEngine
import ServerlessModel
import Testing

/// The nine questions and what is answered by hand.
struct LensTests {
  @Test func `a question opens with what fails first and what people answered`() {
    let answer = ManualAnswer(
      question: "rel2-recovery", choice: .partly, note: "restored once", by: nil, on: Fleet.at)
    var driver = Driver(
      width: 120, height: 40, view: .lens, settings: AnswerSettings(answers: [answer]))
    driver.press("/ REL2 Enter Enter")
    #expect(driver.view == "lens/REL2")
    #expect(driver.text.contains("How do you build resiliency"))
    #expect(driver.text.contains("partly"))
    #expect(driver.text.contains("2026-11-20 Was data restored"))
  }

  private static func policies() throws -> AnswerSettings {
    let small = Policy(
      name: "memory-small", message: "memory is below what we agreed", severity: .warning,
      question: .per1, scope: PolicyScope(kind: .lambdaFunction),
      condition: .configuration([
        ConfigurationFilter(key: "memoryMB", op: .compare(.less), values: [.number(512)])
      ]))
    let orders = Policy(
      name: "few-orders", message: "too few orders", severity: .critical, question: .per1,
      condition: .metric(
        MetricCondition(
          namespace: "Shop", metric: "Orders", statistic: .sum, comparison: .less, threshold: 1)))
    return AnswerSettings(
      policies: try PolicyBook(
        [small, orders], source: Fleet.reading, span: Fleet.reading.info.span))
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func `policies stand under their question beside the rules`(width: Int, height: Int) throws {
    let settings = try Self.policies()
    let lens = Driver(width: width, height: height, view: .lens, settings: settings)
    expectFrame(lens.grid(), named: "lens-policies")
    let driver = Driver(
      width: width, height: height, view: .lensQuestion(.per1), settings: settings)
    #expect(driver.text.contains("Your policies  2"))
    #expect(driver.text.contains("memory-small"))
    #expect(driver.text.contains("few-orders"))
    expectFrame(driver.grid(), named: "lens-question-policies")
  }

  @Test func `an answer typed at a question is kept with what it rests on`() {
    var driver = Driver(width: 120, height: 40, view: .lensQuestion(.rel2))
    driver.press("/ injected Enter Enter")
    driver.type("yes game day of May")
    driver.press("Enter")
    let kept = driver.effects.compactMap { effect in
      if case .save(.answer(let id, let choice, let note)) = effect {
        "\(id) \(choice) \(note ?? "")"
      } else {
        nil
      }
    }
    #expect(kept == ["rel2-failure-tests yes game day of May"])
  }

  @Test func `what is no answer is not kept, and the choices are told`() {
    var driver = Driver(width: 120, height: 40, view: .lensQuestion(.rel2))
    driver.press("/ injected Enter Enter")
    driver.type("maybe")
    driver.press("Enter")
    #expect(!driver.effects.contains { if case .save = $0 { true } else { false } })
    #expect(driver.text.contains("not answered: yes, partly, no, irrelevant"))
  }
}

/// Before and after.
struct DiffTests {
  @Test func `Enter on a deployment sets both of its sides side by side`() {
    var driver = Driver(Fleet.deployed, width: 120, height: 40, view: .deployments)
    driver.press("Enter")
    #expect(driver.view == "diff/d2")
    #expect(driver.text.contains("41 to 42"))
    let errors = driver.lines.first { $0.contains("errors") } ?? ""
    #expect(errors.contains("0 %") && errors.contains("worse"))
    driver.press("Escape")
    #expect(driver.view == "deploys")
  }

  @Test func `:diff compares with the window right before, or one further back`() {
    var driver = Driver(width: 120, height: 40)
    driver.press(": diff Enter")
    #expect(driver.text.contains("12:32 to 13:32"))
    driver.press(":")
    driver.type("diff 2h")
    driver.press("Enter")
    #expect(driver.view == "diff/2h")
    #expect(driver.text.contains("11:32 to 12:32"))
  }

  @Test func `windows that overlap are refused with what to do`() {
    let driver = Driver(view: .diff(.earlier(600)))
    #expect(driver.text.contains("overlap"))
    #expect(driver.text.contains(":diff alone"))
  }

  @Test func `a deployment that nobody saw is said to be none`() {
    let driver = Driver(view: .diff(.deployment("d9")))
    #expect(driver.text.contains("No deployment \"d9\""))
  }
}
