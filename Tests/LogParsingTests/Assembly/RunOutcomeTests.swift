import LogParsing
import ServerlessModel
import Testing

/// How runs are judged from their lines.
struct RunOutcomeTests {
  @Test func `a plain run is a success with its numbers`() throws {
    let made = assemble([
      Event(1000, start(idA, version: "7")), Event(1003, "hello"), Event(1012, end(idA)),
      Event(1012, reportLine(idA)),
    ])
    let run = try made.run(idA)
    #expect(run.status == .success)
    #expect(run.version == "7")
    #expect(run.start.milliseconds == origin + 1000)
    #expect(run.end?.milliseconds == origin + 1012)
    #expect(run.duration == Elapsed(microseconds: 12_340))
    #expect(run.billed == ms(13))
    #expect(run.memoryMB == 256)
    #expect(run.maxMemoryMB == 91)
    #expect(run.coldStart == false)
    #expect(run.attempt == 1)
    #expect(run.logStream == "2026/11/20/[$LATEST]8f0a2b1c5d7e9a01")
    #expect(made.requests["hello"] == run.requestID)
    #expect(made.logs.errors.isEmpty)
  }

  @Test func `a report alone tells the start from its end`() throws {
    let run = try assemble([Event(5000, reportLine(idA, "1200.60"))]).run(idA)
    #expect(run.start.milliseconds == origin + 5000 - 1201)
    #expect(run.end?.milliseconds == origin + 5000)
    #expect(run.status == .success)
  }

  @Test func `a cold run that timed out`() throws {
    let made = assemble(
      [
        Event(0, "INIT_START Runtime Version: nodejs:22.v9"), Event(480, start(idA)),
        Event(900_480, "2026-11-20T14:15:00.480Z \(idA) Task timed out after 900.00 seconds\n\n"),
        Event(900_480, end(idA)),
        Event(
          900_480,
          "REPORT RequestId: \(idA)\tDuration: 900000.00 ms\tBilled Duration: 900480 ms\tMemory Size: 128 MB\t"
            + "Max Memory Used: 77 MB\tInit Duration: 479.60 ms\tStatus: timeout\n"
            + "XRAY TraceId: 1-5e34a614-10bdbf7a2d5a6f1f7b4e1c11\tSegmentId: 07f1bd3d5c7a9e02\tSampled: true"
        ),
      ], dataEnd: 1_000_000)
    let run = try made.run(idA)
    #expect(run.status == .timeout)
    #expect(run.coldStart == true)
    #expect(run.duration == ms(900_000))
    #expect(run.sampled == true)
    #expect(made.logs.errors.map(\.errorClass) == [.timeout])
    #expect(made.logs.errors.first?.message == "Task timed out after 900.00 seconds")
    #expect(run.errorGroup == made.logs.errors.first?.group)
  }

  @Test(arguments: [false, true])
  func `the report of a timeout may come before or after its line`(isBefore: Bool) throws {
    let late = Event(
      isBefore ? 4010 : 3990, "2026-11-20T14:00:04.000Z \(idA) Task timed out after 3.00 seconds")
    let events = [Event(1000, start(idA)), Event(4000, reportLine(idA, "3000.00")), late]
    let run = try assemble(events.sorted { $0.at < $1.at }).run(idA)
    #expect(run.status == .timeout)
    #expect(run.duration == ms(3000))
  }

  @Test func `a timeout without a report is still one`() throws {
    let run = try assemble([
      Event(4000, "2026-11-20T14:00:04.000Z \(idA) Task timed out after 3.00 seconds")
    ])
    .run(idA)
    #expect(run.status == .timeout)
    #expect(run.start.milliseconds == origin + 1000)
  }

  @Test func `memory that ran out, in the words of each age`() throws {
    let new = try assemble([
      Event(0, start(idA)),
      Event(
        90,
        reportLine(idA, used: 1023, size: 1024, "Status: error\tError Type: Runtime.OutOfMemory")),
    ]).run(idA)
    #expect(new.status == .outOfMemory)
    #expect(new.errorType == "Runtime.OutOfMemory")
    let old = try assemble([
      Event(0, start(idA)), Event(90, end(idA)), Event(90, reportLine(idA, used: 1024, size: 1024)),
      Event(
        91, "RequestId: \(idA) Error: Runtime exited with error: signal: killed\nRuntime.ExitError"),
    ]).run(idA)
    #expect(old.status == .outOfMemory)
    let said = try assemble([
      Event(0, start(idA)),
      Event(
        50,
        "[ERROR] MemoryError\nTraceback (most recent call last):\n  File \"/var/task/a.py\", line 1, in h"
      ),
      Event(90, reportLine(idA, used: 1000, size: 1024)),
    ]).run(idA)
    #expect(said.status == .outOfMemory)
  }

  @Test func `a timeout at full memory stays a timeout`() throws {
    let run = try assemble([
      Event(0, start(idA)),
      Event(3000, reportLine(idA, "3000.00", used: 128, size: 128, "Status: timeout")),
    ]).run(idA)
    #expect(run.status == .timeout)
  }

  @Test(arguments: [
    "RequestId: \(idA) Error: Runtime exited with error: exit status 1\nRuntime.ExitError",
    "RequestId: \(idA) Error: Runtime exited without providing a reason\nRuntime.ExitError",
    "RequestId: \(idA) Process exited before completing request",
  ])
  func `a runtime that exits`(line: String) throws {
    let made = assemble([
      Event(0, start(idA)), Event(8, line), Event(9, end(idA)), Event(9, reportLine(idA)),
    ])
    #expect(try made.run(idA).status == .exit)
    #expect(made.logs.errors.map(\.errorClass) == [.exit])
  }

  @Test func `a Java stack that came line by line is one error`() throws {
    let made = assemble([
      Event(0, start(idA)), Event(5, "java.sql.SQLException: no route"),
      Event(5, "\tat com.shop.Db.load(Db.java:9)"),
      Event(5, "\tat com.shop.App.handle(App.java:3)"),
      Event(5, "Caused by: java.io.IOException: x"), Event(5, "\t... 3 more"), Event(6, "going on"),
      Event(7, "java.io.File: not an error"), Event(9, reportLine(idA)),
    ])
    #expect(try made.run(idA).status == .success)
    let error = try #require(made.logs.errors.first)
    #expect(made.logs.errors.count == 1)
    #expect(error.type == "java.sql.SQLException")
    #expect(error.errorClass == .handled)
    #expect(error.frames == ["Db.java com.shop.Db.load", "App.java com.shop.App.handle"])
    #expect(error.requestID == RequestID(idA))
  }

  @Test func `an exception fails the run where the report has no status`() throws {
    let made = assemble([
      Event(0, start(idA)),
      Event(
        5,
        "2026-11-20T14:00:00.005Z\t\(idA)\tERROR\tInvoke Error \t{\"errorType\":\"TypeError\",\"errorMessage\":\"x\",\"stack\":[\"    at h (/var/task/i.js:1:2)\"]}"
      ),
      Event(9, reportLine(idA)),
    ])
    let run = try made.run(idA)
    #expect(run.status == .error)
    #expect(run.errorType == "TypeError")
    #expect(run.errorMessage == "x")
    #expect(made.logs.errors.map(\.errorClass) == [.exception])
    #expect(made.logs.errors.first?.frames == ["i.js h"])
  }

  @Test func `an error that was logged and handled does not fail the run`() throws {
    let made = assemble([
      Event(0, start(idA)), Event(5, "[ERROR]\t2026-11-20T14:00:00.005Z\t\(idA)\tpayment refused"),
      Event(9, reportLine(idA)),
    ])
    let run = try made.run(idA)
    #expect(run.status == .success)
    #expect(run.errorGroup == nil)
    #expect(made.logs.errors.map(\.errorClass) == [.handled])
    #expect(made.logs.errors.first?.requestID == run.requestID)
  }

  @Test func `a report that says success is believed`() throws {
    let made = assemble([
      Event(0, #"{"type":"platform.start","record":{"requestId":"\#(idA)","version":"3"}}"#),
      Event(
        5,
        #"{"level":"ERROR","requestId":"\#(idA)","message":"m","errorType":"E","errorMessage":"m"}"#
      ),
      Event(
        9,
        #"{"type":"platform.report","record":{"requestId":"\#(idA)","status":"success","metrics":{"durationMs":9}}}"#
      ),
    ])
    #expect(try made.run(idA).status == .success)
    #expect(made.logs.errors.map(\.errorClass) == [.handled])
  }

  @Test func `JSON records give the same run as text`() throws {
    let run = try assemble([
      Event(
        0,
        #"{"type":"platform.initStart","record":{"initializationType":"on-demand","phase":"init","functionVersion":"3"}}"#
      ),
      Event(300, #"{"type":"platform.start","record":{"requestId":"\#(idA)","version":"3"}}"#),
      Event(
        310,
        #"{"type":"platform.runtimeDone","record":{"requestId":"\#(idA)","status":"success","metrics":{"durationMs":10.1}}}"#
      ),
      Event(
        312,
        #"{"type":"platform.report","record":{"requestId":"\#(idA)","status":"success","metrics":{"durationMs":12.5,"billedDurationMs":313,"memorySizeMB":128,"maxMemoryUsedMB":60,"initDurationMs":300.25}}}"#
      ),
    ]).run(idA)
    #expect(run.duration == ms(12.5))
    #expect(run.initDuration == ms(300.25))
    #expect(run.coldStart == true)
    #expect(run.initType == .onDemand)
    #expect(run.version == "3")
  }

  @Test func `without a report runtimeDone tells how it ended`() throws {
    let run = try assemble([
      Event(0, #"{"type":"platform.start","record":{"requestId":"\#(idA)"}}"#),
      Event(
        10,
        #"{"type":"platform.runtimeDone","record":{"requestId":"\#(idA)","status":"error","errorType":"X","metrics":{"durationMs":10.1}}}"#
      ),
    ]).run(idA)
    #expect(run.status == .error)
    #expect(run.errorType == "X")
    #expect(run.duration == ms(10.1))
  }

  @Test func `a run whose report is not due yet is running`() throws {
    let events = [Event(0, start(idA))]
    #expect(try assemble(events, dataEnd: 899_999).run(idA).status == .running)
    #expect(try assemble(events, dataEnd: 900_000).run(idA).status == .unknown)
    #expect(try assemble(events, dataEnd: 20_000, timeout: ms(15_000)).run(idA).status == .unknown)
    #expect(try assemble(events, dataEnd: 10_000).run(idA).end == nil)
  }

  @Test func `an init tried twice tells one group of class init`() throws {
    let error = "[ERROR] Runtime.ImportModuleError: Unable to import module 'app'"
    let report = "INIT_REPORT Init Duration: 100.00 ms\tPhase: init\tStatus: error"
    let made = assemble([
      Event(0, "INIT_START Runtime Version: python:3.12.v40"), Event(90, error),
      Event(100, report), Event(600, error + " "), Event(610, report), Event(620, start(idA)),
      Event(640, end(idA)), Event(640, reportLine(idA)),
    ])
    #expect(made.logs.errors.map(\.errorClass) == [.`init`, .`init`])
    #expect(Set(made.logs.errors.map(\.group)).count == 1)
  }

  @Test func `permission and configuration errors have their own classes`() {
    let made = assemble([
      Event(0, start(idA)),
      Event(
        1,
        "[ERROR] ClientError: An error occurred (AccessDeniedException): User is not authorized to perform: x\nTraceback (most recent call last):"
      ),
      Event(2, reportLine(idA)), Event(10, start(idB)),
      Event(11, "[ERROR] Runtime.HandlerNotFound: Handler 'x' missing on module 'app'"),
      Event(12, reportLine(idB)),
    ])
    #expect(made.runs.map(\.status) == [.error, .initError])
    #expect(Set(made.logs.errors.map(\.errorClass)) == [.permission, .configuration])
  }

  private static let exception = "[ERROR] ValueError: no such order"

  @Test(arguments: [[idA], [idA, idB]])
  func `an error of a run whose beginning was cut off is that run's`(ids: [String]) throws {
    let made = assemble(
      [
        Event(1000, "fetching"), Event(1003, Self.exception), Event(1012, end(idA)),
        Event(1012, reportLine(idA)), Event(2000, start(idB)), Event(2005, end(idB)),
        Event(2005, reportLine(idB)),
      ].filter { event in ids.contains(idB) || !event.message.contains(idB) })
    let run = try made.run(idA)
    #expect(run.status == .error)
    #expect(run.errorType == "ValueError")
    #expect(made.logs.errors.map(\.requestID) == [RequestID(idA)])
    #expect(made.requests["fetching"] == run.requestID)
    #expect(made.runs.dropFirst().allSatisfy { $0.status == .success })
  }

  @Test func `an error before the run began, or after it, is nobody's`() throws {
    let early = assemble([
      Event(0, Self.exception), Event(5000, end(idA)), Event(5000, reportLine(idA)),
    ])
    #expect(try early.run(idA).status == .success)
    #expect(early.logs.errors.map(\.requestID) == [nil])
    let late = assemble([
      Event(1000, start(idA)), Event(1012, end(idA)), Event(1012, reportLine(idA)),
      Event(1020, Self.exception), Event(1030, start(idB)), Event(1042, reportLine(idB)),
    ])
    #expect(late.runs.map(\.status) == [.success, .success])
    #expect(late.logs.errors.map(\.requestID) == [nil])
  }

  @Test func `an error that nothing follows is told, too`() {
    #expect(assemble([Event(0, Self.exception)]).logs.errors.map(\.type) == ["ValueError"])
  }

  @Test func `a stream of errors alone tells each of them`() {
    let events = (0..<200).map { Event(Int64($0), Self.exception + " \($0)") }
    #expect(assemble(events).logs.errors.count == 200)
  }
}
