import CellGrid
import Console
import ServerlessModel
import Testing

struct `Runs of which a page is held` {
  @Test(arguments: [
    ("G", " 400 of 400"), ("g", " 1 of 400"), ("G g", " 1 of 400"), ("g G", " 400 of 400"),
  ])
  func `are shown from the end that was asked for last, however the pages come`(
    keys: String, place: String
  ) throws {
    for start in ["g", "G"] {
      var driver = Driver(try reading, view: .resource("charge-card", .executions))
      driver.press(start)
      driver.pressAtOnce(keys)
      #expect(driver.lines[1].contains(place), "after \(start), then \(keys): \(driver.lines[1])")
    }
  }

  @Test func `stay at the end that is under way when the cursor is moved meanwhile`() throws {
    var driver = Driver(try reading, view: .resource("charge-card", .executions))
    driver.press("g")
    driver.pressAtOnce("G j")
    #expect(driver.lines[1].contains("400 of 400"), "\(driver.lines[1])")
  }

  /// The sample's first run, 400 times.
  private var reading: FakeReading {
    get throws {
      var reading = Fleet.reading
      let run = try #require(reading.executionList.first { $0.functionName == "charge-card" })
      reading.executionList = (0..<400).map { index in
        var copy = run
        copy.requestID = RequestID(high: 1, low: UInt64(index))
        copy.start = Fleet.at.adding(seconds: Int64(-index - 60))
        return copy
      }
      return reading
    }
  }
}

extension Driver {
  /// Presses keys before the first answer comes.
  fileprivate mutating func pressAtOnce(_ names: String) {
    guard case .success(let keys) = Key.parse(tmuxKeys: names) else { return }
    let asked = keys.flatMap { console.update(.key($0)) }
    effects = console.settle(asked, from: reading, settings: settings)
  }
}
