import CellGrid
@testable import Console
import Foundation
import ServerlessModel
import Testing

/// `:save`, `:view` and `:views`.
struct SavedViewTests {
  private static func saved(_ effects: [Effect]) -> SavedView? {
    for case .save(.view(let view)) in effects { return view }
    return nil
  }

  @Test func `a saved view holds screen, filter, order, columns and window, and not the moment`()
    throws
  {
    var driver = Driver(width: 120, height: 40, view: .service(ServiceReference(name: "checkout")))
    driver.press("+ / card Enter > > > s C Space Esc : save Space cards Enter")
    let view = try #require(Self.saved(driver.effects))
    #expect(view.name == "cards")
    for part in [
      "--window 15m", "--view service/checkout", "--filter card", "--sort runs:desc", "--hide",
    ] {
      #expect(view.arguments.contains(part), "\(view.arguments)")
    }
    #expect(!view.arguments.contains("--at"))

    driver.press("\\ S Esc - - : view Space cards Enter")
    #expect(driver.view == "service/checkout")
    #expect(driver.console.state.window.seconds == 900)
    let list = try #require(driver.console.state.top.list)
    #expect(list.filter?.text == "card")
    #expect(list.sort == ListPane.Sort(column: "runs", descending: true))
    #expect(!list.hidden.isEmpty)
  }

  @Test func `the command that reopens a view arranges it as it is`() throws {
    var driver = Driver(view: .errors)
    driver.press("/ time Enter V")
    let command = driver.effects.compactMap { effect -> String? in
      if case .copy(let text) = effect { text } else { nil }
    }.first
    let text = try #require(command)
    let start = try #require(text.range(of: "--window"))
    let arguments = try ViewArguments(String(text[start.lowerBound...]))
    #expect(arguments.view == .errors)
    #expect(arguments.filter == "time")

    var options = ConsoleOptions(info: Fleet.reading.info, mode: .replay, view: arguments.view)
    options.arrangement = arguments
    var console = Console(options)
    _ = console.settle(console.start(), from: Fleet.reading)
    #expect(console.state.top.list?.filter?.text == "time")
  }

  @Test(arguments: [
    "~(time|out) !it's", "a b", "status:error errors>0", "back\\slash", "'",
  ])
  func `what is typed comes back word for word`(filter: String) throws {
    var arguments = ViewArguments()
    arguments.filter = filter
    (arguments.account, arguments.windowSeconds) = (Fleet.prod, 604_800)
    arguments.hidden = ["p95", "cold"]
    #expect(try ViewArguments(arguments.text) == arguments)
  }

  @Test func `one of the same name takes its place`() {
    var driver = Driver()
    driver.press(": save Space mine Enter : errors Enter : save Space mine Enter")
    #expect(driver.console.state.savedViews.map(\.name) == ["mine"])
    driver.press("Esc : view Space mine Enter")
    #expect(driver.view == "errors")
  }

  @Test(arguments: [
    (": save Enter", "save it as what?"), (": view Space gone Enter", "no view is saved as gone"),
  ])
  func `says what is missing`(keys: String, sentence: String) {
    var driver = Driver()
    driver.press(keys)
    #expect(driver.lines.last?.contains(sentence) == true)
    #expect(driver.effects.isEmpty)
  }

  @Test func `one of a later version says so and stays`() {
    var driver = Driver()
    driver.console.state.savedViews = [
      SavedView(name: "later", arguments: "--view errors --colour red")
    ]
    driver.press(": view Space later Enter")
    #expect(driver.lines.last?.contains("--colour, which this perch does not know") == true)
    #expect(driver.view == "fleet")
    #expect(driver.console.state.savedViews.count == 1)
  }

  @Test func `are listed, reopened and deleted`() {
    var driver = Driver(width: 120, height: 40)
    driver.press(": views Enter")
    #expect(driver.text.contains("no view is saved yet"))
    driver.press("Esc : errors Enter : save Space mine Enter : views Enter")
    #expect(driver.text.contains("--view errors"))
    driver.press("Enter")
    #expect(driver.view == "errors")
    driver.press(": views Enter K")
    #expect(driver.lines.last?.contains("again deletes it") == true)
    driver.press("K")
    #expect(
      driver.effects.contains { if case .save(.forgetView("mine")) = $0 { true } else { false } })
    #expect(driver.text.contains("no view is saved yet"))
  }

  @Test func `names complete`() {
    var driver = Driver()
    driver.console.state.savedViews = [SavedView(name: "slow runs", arguments: "--view errors")]
    driver.press(": view Space sl Tab")
    #expect(driver.lines.last?.contains(":view slow runs") == true)
  }
}
