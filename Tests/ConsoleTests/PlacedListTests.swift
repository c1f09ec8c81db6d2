import CellGrid
@testable import Console
import ServerlessModel
import Testing

/// Lists of one microservice or resource are reopened as they are.
struct PlacedListTests {
  @Test(arguments: [
    ("traces", "traces"), ("cold", "cold"), ("errors", "errors"), ("insights", "insights"),
    ("alarms", "alarms"), ("cost", "cost"), ("logs", "logs"), ("map", "map"),
  ])
  func `a list of a microservice says whose it is`(list: String, word: String) throws {
    let text = "service/checkout/\(list)"
    let view = try #require(ViewPath(text))
    #expect(view.description == text)
    let driver = Driver(view: view)
    #expect(driver.view == text)
    #expect(driver.console.state.top.place == .service(ServiceReference(name: "checkout")))
  }

  @Test func `one goes up from a list to the microservice that it is of`() throws {
    var driver = Driver(view: try #require(ViewPath("service/checkout/traces")))
    driver.press("Esc")
    #expect(driver.view == "service/checkout")
  }

  @Test func `the traces of a resource come back limited, filter and all`() throws {
    var driver = Driver(view: .resource("catalogue-read", .overview))
    driver.press("X")
    #expect(driver.view.hasSuffix("catalogue-read/traces"))
    #expect(driver.text.contains("no trace"))
    driver.press("/ errors>0 Enter")
    let view = driver.view
    #expect(view.hasSuffix("/traces?errors>0"))
    let again = Driver(view: try #require(ViewPath(view)))
    #expect(again.console.state.top.place == driver.console.state.top.place)
    #expect(again.console.state.top.list?.filter?.text == "errors>0")
    #expect(again.text.contains("no trace matches"))
  }

  @Test func `one goes up from a list to the resource that it is of`() throws {
    var driver = Driver(view: try #require(ViewPath("resource/charge-card/traces")))
    #expect(driver.lines[1].hasPrefix(" Fleet > charge-card > traces"))
    driver.press("Esc")
    #expect(driver.view == "resource/charge-card/overview" || driver.view == "resource/charge-card")
  }

  @Test func `what a resource has a tab for is that tab`() throws {
    #expect(ViewPath("resource/charge-card/errors") == .resource("charge-card", .errors))
    #expect(ViewPath.list(.logs, of: .resource("charge-card")) == .resource("charge-card", .logs))
  }

  @Test func `a table that is called traces is a table`() {
    let arn = "arn:aws:dynamodb:eu-west-1:111122223333:table/traces"
    #expect(ViewPath("resource/\(arn)") == .resource(arn, .overview))
    #expect(
      ViewPath("resource/\(arn)/traces") == .limited(.traces, .resource(arn), filter: ""))
  }

  @Test func `a list of everything keeps its short name`() {
    #expect(
      ViewPath.list(.traces, of: .everything, filter: "errors>0").description == "traces?errors>0")
    #expect(ViewPath.list(.cold, of: .everything).description == "cold")
  }
}
