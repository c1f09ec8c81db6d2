import LogParsing
import ServerlessModel
import Testing

struct ColdStartTests {
  static let initStart = "INIT_START Runtime Version: python:3.13.v18"
  static let initMs = "Init Duration: 412.50 ms\t"

  @Test func `an init right before the run is a cold start`() throws {
    let made = assemble([
      Event(0, Self.initStart), Event(100, "loading"), Event(413, start(idA)),
      Event(430, reportLine(idA, Self.initMs)),
      Event(500, start(idB)), Event(520, reportLine(idB)),
    ])
    #expect(try made.run(idA).coldStart == true)
    #expect(try made.run(idB).coldStart == false)
    #expect(made.requests["loading"] == RequestID(idA))
  }

  @Test func `an init more than 10 s before the run is proactive`() throws {
    let at10 = [
      Event(0, Self.initStart), Event(10_000, start(idA)),
      Event(10_020, reportLine(idA, "9.00", Self.initMs)),
    ]
    #expect(try assemble(at10).run(idA).coldStart == true)
    let later = [
      Event(0, Self.initStart), Event(10_001, start(idA)),
      Event(10_020, reportLine(idA, "9.00", Self.initMs)),
    ]
    let run = try assemble(later).run(idA)
    #expect(run.coldStart == false)
    #expect(run.initDuration == ms(412.5))
  }

  @Test func `provisioned concurrency is not cold`() throws {
    let run = try assemble([
      Event(
        0,
        #"{"type":"platform.initStart","record":{"initializationType":"provisioned-concurrency"}}"#),
      Event(500, start(idA)), Event(520, reportLine(idA, "9.00", Self.initMs)),
    ]).run(idA)
    #expect(run.coldStart == false)
    #expect(run.initType == .provisionedConcurrency)
  }

  @Test func `a failed init followed by the run is cold, and no row of its own`() throws {
    let made = assemble([
      Event(0, Self.initStart),
      Event(10_007, "INIT_REPORT Init Duration: 10007.33 ms\tPhase: init\tStatus: timeout"),
      Event(10_020, start(idA)), Event(13_000, reportLine(idA, "2980.00")),
    ])
    #expect(made.runs.count == 1)
    let run = try made.run(idA)
    #expect(run.coldStart == true)
    #expect(run.status == .success)
    #expect(run.phase == "init")
    #expect(run.initDuration == ms(10007.33))
  }

  @Test func `an init that fails twice makes the run an init error`() throws {
    let made = assemble([
      Event(0, Self.initStart),
      Event(
        90, "[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'x'"),
      Event(
        100,
        "INIT_REPORT Init Duration: 100.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.ImportModuleError"
      ),
      Event(
        190, "[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'x'"
      ),
      Event(
        200,
        "INIT_REPORT Init Duration: 99.00 ms\tPhase: invoke\tStatus: error\tError Type: Runtime.ImportModuleError"
      ),
      Event(201, start(idA)),
      Event(203, reportLine(idA, "101.00", "Status: error\tError Type: Runtime.ImportModuleError")),
    ])
    let run = try made.run(idA)
    #expect(made.runs.count == 1)
    #expect(run.status == .initError)
    #expect(run.errorType == "Runtime.ImportModuleError")
    #expect(run.errorMessage == "Unable to import module 'app': No module named 'x'")
    #expect(run.phase == "invoke")
    #expect(made.logs.errors.contains { $0.errorClass == .`init` && $0.requestID == run.requestID })
  }

  @Test func `code that cannot be loaded is an init error, also before there was INIT_REPORT`()
    throws
  {
    let said =
      "[ERROR] Runtime.ImportModuleError: Unable to import module 'app': No module named 'x'"
    let made = assemble([
      Event(0, Self.initStart), Event(90, said + "\nTraceback (most recent call last):"),
      Event(100, start(idA)), Event(103, end(idA)), Event(103, reportLine(idA, "2.00")),
    ])
    let run = try made.run(idA)
    #expect(run.status == .initError)
    #expect(run.errorType == "Runtime.ImportModuleError")
    #expect(run.coldStart == true)
    #expect(made.logs.errors.map(\.errorClass) == [.`init`])
  }

  @Test func `an init error is a cold start also where no stream tells`() throws {
    let made = assemble([
      Event(0, start(idA), stream: ""),
      Event(
        20, reportLine(idA, "20.00", "Status: error\tError Type: Extension.LaunchError"), stream: ""
      ),
    ])
    #expect(try made.run(idA).coldStart == true)
  }

  @Test func `an INIT_REPORT that no run follows is a row with a phase and no request id`() throws {
    let made = assemble([
      Event(0, Self.initStart),
      Event(10_007, "INIT_REPORT Init Duration: 10007.33 ms\tPhase: init\tStatus: timeout"),
    ])
    let row = try #require(made.runs.first)
    #expect(row.requestID == nil)
    #expect(row.phase == "init")
    #expect(row.status == .initError)
    #expect(row.start.milliseconds == origin)
    #expect(row.initDuration == ms(10007.33))
    #expect(made.logs.errors.map(\.errorClass) == [.`init`])
  }

  @Test func `a failed init long before the next run keeps its row`() throws {
    let made = assemble([
      Event(
        0,
        "INIT_REPORT Init Duration: 100.00 ms\tPhase: init\tStatus: error\tError Type: Runtime.ExitError"
      ),
      Event(60_000, start(idA)), Event(60_010, reportLine(idA)),
    ])
    #expect(made.runs.map(\.phase) == ["init", nil])
    #expect(try made.run(idA).coldStart == false)
  }

  @Test func `a restore in the path of the request is a cold start of SnapStart`() throws {
    let run = try assemble([
      Event(0, "RESTORE_START Runtime Version: java:21.v3"),
      Event(511, "RESTORE_REPORT Restore Duration: 511.25 ms"),
      Event(512, start(idA)),
      Event(
        700,
        "REPORT RequestId: \(idA)\tDuration: 127.10 ms\tBilled Duration: 154 ms\tMemory Size: 2048 MB\tMax Memory Used: 212 MB\tRestore Duration: 511.25 ms\tBilled Restore Duration: 26 ms"
      ),
    ]).run(idA)
    #expect(run.coldStart == true)
    #expect(run.initType == .snapStart)
    #expect(run.restoreDuration == ms(511.25))
    #expect(run.billedRestore == ms(26))
  }

  @Test func `the first run of a stream at the edge of the recording is unknown`() throws {
    let events = [
      Event(5000, start(idA)), Event(5010, reportLine(idA)), Event(6000, start(idB)),
      Event(6010, reportLine(idB)),
    ]
    let edge = assemble(events, recordingStart: 0)
    #expect(try edge.run(idA).coldStart == nil)
    #expect(try edge.run(idB).coldStart == false)
    #expect(try assemble(events, recordingStart: -60_000).run(idA).coldStart == false)
  }

  @Test func `without streams the report says it`() throws {
    let made = assemble([
      Event(0, Self.initStart, stream: ""), Event(0, Self.initStart, stream: ""),
      Event(1, start(idA), stream: ""),
      Event(2, start(idB), stream: ""), Event(9, reportLine(idA, Self.initMs), stream: ""),
      Event(9, reportLine(idB), stream: ""),
    ])
    #expect(try made.run(idA).coldStart == true)
    #expect(try made.run(idB).coldStart == false)
  }
}
