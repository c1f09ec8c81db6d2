import Console
import ServerlessModel
import Testing

/// What can be typed to move in time, from a window of an hour that ends at 14:32:10.
struct `Times that are typed` {
  static let moves: [(typed: String, at: String, seconds: Int64)] = [
    ("14:05", "2026-11-20T14:05:00Z", 3600), ("9:00", "2026-11-20T09:00:00Z", 3600),
    ("yesterday 9:00", "2026-11-19T09:00:00Z", 3600), ("yesterday", "2026-11-19T14:32:10Z", 3600),
    ("-2h", "2026-11-20T12:32:10Z", 3600), ("11-20 14:05", "2026-11-20T14:05:00Z", 3600),
    ("2026-11-20 14:00..15:00", "2026-11-20T15:00:00Z", 3600),
    ("yesterday 23:00..01:00", "2026-11-20T01:00:00Z", 7200),
    ("13:00..14:30", "2026-11-20T14:30:00Z", 5400), ("-3h..-1h", "2026-11-20T10:32:10Z", 0),
    ("14:05 15m", "2026-11-20T14:05:00Z", 900), ("30s", "2026-11-20T14:32:10Z", 60),
    ("30d", "2026-11-20T14:32:10Z", 2_592_000), ("2026-11-19", "2026-11-20T00:00:00Z", 86_400),
    ("2026-11-20T14:05:06Z", "2026-11-20T14:05:06Z", 3600),
  ]

  private func driver() -> Driver {
    var reading = Fleet.reading
    reading.info.metricSpan = TimeSpan(start: Fleet.at.adding(seconds: -5_000_000), end: Fleet.end)
    return Driver(reading)
  }

  @Test(arguments: moves.filter { $0.seconds > 0 })
  func `move the moment and the window`(typed: String, at: String, seconds: Int64) {
    var driver = driver()
    driver.press("t")
    driver.type(typed)
    driver.press("Enter")
    #expect(driver.console.state.window.at == Instant(iso8601: at))
    #expect(driver.console.state.window.seconds == seconds)
  }

  @Test(arguments: [
    ("25:00", "hours go from 0 to 23"), ("14:60", "hours go from 0 to 23"),
    ("2026-02-30 14:00", "no day of the calendar"), ("15:00..15:00x", "no time of day"),
    ("-2", "write -15m"), ("soon", "soon is no time"), ("90d", "longest window"),
    ("2026-11-20 15:00..2026-11-20 14:00", "ends before it"),
    ("..14:00", "a time is missing"), ("tuesday 14:00", "tuesday is no"),
  ])
  func `say what is wrong, and stay`(typed: String, words: String) {
    var driver = driver()
    let before = driver.console.state.window
    driver.press("t")
    driver.type(typed)
    driver.press("Enter")
    let shown = driver.text.split { $0.isWhitespace || $0 == "│" }.joined(separator: " ")
    #expect(shown.contains(words), "\(shown)")
    #expect(driver.text.contains("time and window"))
    #expect(driver.console.state.window == before)
  }

  @Test(arguments: ["25:00", "tuesday 14:00", "90d"])
  func `are refused after a colon too`(typed: String) {
    var driver = driver()
    let before = driver.console.state.window
    driver.press(":")
    driver.type("at \(typed)")
    driver.press("Enter")
    #expect(driver.console.state.window == before)
    #expect(driver.lines.last?.isEmpty == false)
  }
}
