import CellGrid
import Console
import ServerlessModel
import Testing

/// What is typed: views, keys.
struct InputTests {
  @Test(arguments: [
    "fleet", "service/checkout", "resource/charge-card", "resource/charge-card/logs",
    "resource/arn:aws:dynamodb:eu-west-1:111122223333:table/orders/executions",
    "execution/8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b@2026-11-20T14:31:58.112Z",
    "execution/a@2026-11-20T14:31:58.112Z@b",
    "trace/1-6b00599f-5c0a77e1feedbeef00000001", "insights", "insights?pillar:REL", "errors",
    "lens", "alarms",
    "cost", "limits", "logs", "deploys",
  ])
  func `a view reads back what it prints`(text: String) throws {
    #expect(try #require(ViewPath(text)).description == text)
  }

  @Test func `a filter compares with the numbers that are shown`() {
    for (filter, matches) in [
      ("err>1", true), ("err>60", false), ("p95>1s", true), ("cold<50", true),
    ] {
      var driver = Driver()
      driver.press("/")
      driver.type(filter)
      driver.press("Enter")
      #expect(driver.text.contains("no row matches") != matches, "\(filter)")
    }
    var driver = Driver(view: .service(ServiceReference(name: "checkout")))
    driver.press("/")
    driver.type("oldest>10m")
    driver.press("Enter")
    #expect(driver.text.contains("orders-dlq"))
  }

  @Test func `a table named logs is not a tab`() throws {
    let arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/logs"
    #expect(try #require(ViewPath("resource/\(arn)")) == .resource(arn, .overview))
  }

  @Test func `a tab may be a number`() {
    #expect(ViewPath("resource/charge-card/4") == .resource("charge-card", .logs))
  }

  @Test(arguments: ["", "nothing", "service", "service/", "fleet/x"])
  func `what is no view is refused with the views there are`(text: String) {
    guard case .failure(let error) = ViewPath.parse(text) else {
      Issue.record("\(text) was taken")
      return
    }
    #expect(error.description.contains("Views are fleet"))
  }

  @Test func `no key means two things`() {
    let keys = Keymap.standard.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
  }

  @Test func `keys can be given to other actions`() throws {
    let keymap = try Keymap.standard.remapped([
      "open": [.character("o")], "copy-address": [.character("O")],
    ]).get()
    #expect(keymap.action(for: .character("o")) == .open)
    #expect(keymap.action(for: .enter) == nil)
  }

  @Test func `the way out cannot be taken away`() {
    guard case .failure(let error) = Keymap.standard.remapped(["quit": []]) else {
      Issue.record("taken")
      return
    }
    #expect(error.description.contains("quit"))
  }

  @Test func `the key page lists every binding`() {
    let page = Keymap.standard.markdown
    for binding in Keymap.standard.bindings { #expect(page.contains(binding.name)) }
  }
}
