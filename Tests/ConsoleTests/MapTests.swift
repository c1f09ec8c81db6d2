import CellGrid
import Console
import ServerlessModel
import Testing

/// The service map: edges as a table, callers and callees as a tree.
struct MapTests {
  @Test func `the table names edges with errors, and how much was sampled`() {
    let driver = Driver(width: 120, height: 40, view: .map(around: nil))
    #expect(driver.text.contains("from all 3 traces held, sampled: 3 of"))
    let edge = driver.lines.first { $0.contains("charge-card") && $0.contains("payments.example") }
    #expect(edge?.contains("  100 ") == true)
    #expect(edge?.contains("≥2.76 s") == true)
    #expect(driver.lines.contains { $0.contains("(entry)") && $0.contains("charge-card") })
  }

  @Test func `Tab goes to the callee in the tree, Enter to its resource, X to its traces`() {
    var driver = Driver(view: .map(around: nil))
    driver.press("/ orders-table Enter Tab")
    #expect(driver.view.hasSuffix("table/orders-table"))
    #expect(driver.lines.contains { $0.contains("┌ charge-card") })
    driver.press("X")
    #expect(driver.lines[1].contains("/service:orders-table"))
    #expect(driver.lines[1].contains("3 traces"))
    driver.press("Escape Enter")
    #expect(driver.view.hasPrefix("resource/arn:aws:dynamodb"))
  }

  @Test func `a host opens nothing and says so`() {
    var driver = Driver(view: .map(around: nil))
    driver.press("Enter")
    #expect(driver.text.contains("that is no resource of these accounts"))
  }

  @Test(arguments: [(80, 24), (120, 40), (40, 12)])
  func `a circle is shown once, with a mark`(size: (Int, Int)) {
    let driver = Driver(
      Fleet.circle, width: size.0, height: size.1, view: .map(around: "place-order"))
    let lines = driver.lines.filter { $0.contains("place-order") && !$0.contains("Around") }
    #expect(driver.text.contains("orders-api"))
    #expect(size.0 < 80 || driver.text.contains("cycle"))
    #expect(lines.count <= 6)
  }

  @Test func `a node folds and unfolds`() {
    var driver = Driver(Fleet.circle, width: 120, height: 40, view: .map(around: "place-order"))
    let before = driver.lines.filter { $0.contains("cycle") }.count
    driver.press("j z")
    #expect(driver.text.contains("folded, z"))
    #expect(driver.lines.filter { $0.contains("cycle") }.count == before - 1)
    driver.press("z")
    #expect(driver.lines.filter { $0.contains("cycle") }.count == before)
  }

  @Test func `a window without traces says why`() {
    var reading = Fleet.reading
    reading.traceList = []
    let driver = Driver(reading, view: .map(around: nil))
    #expect(driver.text.contains("no trace in this window"))
    #expect(!driver.text.contains("from all"))
  }

  @Test func `a filter that finds no edge says so`() {
    var driver = Driver(view: .map(around: nil))
    driver.press("/ zzz Enter")
    #expect(driver.text.contains("no edge matches /zzz"))
  }
}
