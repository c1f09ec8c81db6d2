import CellGrid
import Console
import ServerlessModel
import Testing

/// Traces: the list, the waterfall, the document of a call.
struct TraceScreenTests {
  @Test func `the list of traces is filtered by errors, length, service and annotation`() {
    for (filter, isKept) in [
      ("errors>0", true), ("errors>1", false), ("duration>67s", true), ("duration>67.1s", false),
      ("duration>67000ms", true), ("service:payments.example", true), ("service:nobody", false),
      ("annotation:order=1841", true), ("annotation:order=1842", false), ("charge", true),
    ] {
      let driver = Driver(Fleet.annotated, view: .traces(filter: filter))
      #expect(driver.lines.contains { $0.hasPrefix("▌") } == isKept, "\(filter)")
      #expect(driver.text.contains("no trace matches /\(filter)") != isKept, "\(filter)")
    }
  }

  @Test(arguments: [
    "traces", "traces?errors>0", "map", "map/charge-card", "cold", "cold/charge-card",
  ])
  func `views are named as they are reopened`(text: String) {
    #expect(ViewPath(text)?.description == text)
  }

  @Test func `a trace opens from the list, and its logs`() {
    var driver = Driver(view: .traces(filter: ""))
    driver.press("Enter")
    #expect(driver.view.hasPrefix("trace/1-"))
    #expect(driver.text.contains("critical path"))
    driver.press("Escape X")
    #expect(driver.view.hasPrefix("trace/1-"))
  }

  @Test func `X lists the traces of a place, and opens that of a run`() {
    var driver = Driver(view: .resource("charge-card", .overview))
    driver.press("X")
    #expect(driver.view == "resource/charge-card/traces")
    #expect(driver.lines[1].contains("3 traces"))
    var runs = Driver(view: .resource("charge-card", .executions))
    runs.press("X")
    #expect(runs.view == "trace/\(Fleet.failedTrace)")
    runs.press("Escape j X")
    #expect(runs.text.contains("this run names no trace"))
  }

  @Test func `a place without traces says why`() {
    let driver = Driver(view: .resource("nightly-report", .overview))
    var empty = driver
    empty.press("X")
    #expect(empty.text.contains("no trace in this window: traces were read and held none"))
    var reading = Fleet.reading
    reading.traceList = []
    reading.coverageList = [
      Coverage(
        account: Fleet.prod, region: Fleet.region, source: .traces, scope: "*",
        span: TimeSpan(start: Fleet.start, end: Fleet.end), settled: Fleet.end,
        outcome: .denied(action: "xray:GetTraceSummaries"))
    ]
    let denied = Driver(reading, view: .traces(filter: ""))
    #expect(denied.text.contains("denied: xray:GetTraceSummaries"))
  }

  @Test func `the critical path, self and waiting are told without colour`() {
    let driver = Driver(view: .trace(Fleet.failedTrace.description))
    #expect(driver.text.contains("* critical path  ▓ self  ░ waits"))
    #expect(driver.lines.contains { $0.contains("*Lambda charge-card") })
    let open = driver.lines.first { $0.contains("payments.example") }
    #expect(open?.contains("open") == true)
    #expect(open?.contains("≥2.76 s") == true)
  }

  @Test func `a call says its exception first, its stack, its resource and its logs`() {
    var driver = Driver(
      view: .execution(RunReference(requestID: "8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b")))
    driver.press("G Enter")
    let text = driver.lines
    let exception = text.firstIndex { $0.contains("ReadTimeout: no answer") } ?? 99
    #expect(exception <= 5)
    #expect(text[exception + 1].contains("at app.py 41 charge"))
    driver.press("L")
    #expect(driver.text.contains("POST https://payments.example/v1/charges try 2"))
    #expect(!driver.text.contains("charging order 1841"))
    driver.press("Escape Escape k Enter Enter")
    #expect(driver.view.hasSuffix("table/orders-table"))
  }

  @Test(arguments: [24, 30, 40, 60])
  func `an execution leaves no row free while a pane is cut`(height: Int) {
    var driver = Driver(
      width: 120, height: height,
      view: .execution(RunReference(requestID: "8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b")))
    let isFree = driver.lines.dropLast().last?.allSatisfy { $0 == " " } ?? true
    let isWhole =
      driver.text.contains("times out: 15 of 195 runs") && driver.text.contains("Traceback")
      && !driver.text.contains("CALL +")
    #expect(isWhole || !isFree)
    driver.press("Tab Tab Tab")
    #expect(driver.lines.count == height)
  }
}
