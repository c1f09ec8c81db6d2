import LogParsing
import ServerlessModel
import Testing

struct PlatformJSONTests {
  @Test func `reads a report with its numbers, status and trace`() throws {
    let read = try report(
      #"""
      {"time":"2026-11-20T14:00:00.112Z","type":"platform.report","record":{"requestId":"\#(idA)",
      "metrics":{"durationMs":463.512,"billedDurationMs":1698,"memorySizeMB":512,"maxMemoryUsedMB":133,
      "initDurationMs":1233.96,"restoreDurationMs":1e1,"billedRestoreDurationMs":3},"spans":[{"name":"x","durationMs":1}],
      "tracing":{"spanId":"07f1bd3d5c7a9e02","type":"X-Amzn-Trace-Id",
      "value":"Root=1-5e34a614-10bdbf7a2d5a6f1f7b4e1c11;Parent=07f1bd3d5c7a9e02;Sampled=1"},
      "status":"error","errorType":"Runtime.\u0045xitError","shape":{"new":[1,{"a":"}"}]}}}
      """#)
    #expect(read.duration == Elapsed(microseconds: 463_512))
    #expect(read.billed == ms(1698))
    #expect(read.initDuration == Elapsed(microseconds: 1_233_960))
    #expect(read.restoreDuration == ms(10))
    #expect(read.billedRestore == ms(3))
    #expect(read.memoryMB == 512)
    #expect(read.maxMemoryMB == 133)
    #expect(read.status == .error)
    #expect(read.errorType == "Runtime.ExitError")
    #expect(read.trace.traceID?.description == "1-5e34a614-10bdbf7a2d5a6f1f7b4e1c11")
    #expect(read.trace.sampled == true)
  }

  @Test(arguments: ["success", "failure", "error", "timeout"])
  func `knows every status`(word: String) throws {
    let line = #"{"type":"platform.report","record":{"requestId":"\#(idA)","status":"\#(word)"}}"#
    #expect(try report(line).status != nil)
  }

  @Test func `reads start, runtimeDone and init records`() throws {
    let id = try request(idA)
    guard
      case .start(let start)? = platform(
        #"{"record":{"requestId":"\#(idA)","version":"7","functionArn":"arn:x"},"type":"platform.start"}"#
      )
    else { return #expect(Bool(false)) }
    #expect(start == RunStart(requestID: id, version: "7"))
    guard
      case .runtimeDone(let done)? = platform(
        #"{"type":"platform.runtimeDone","record":{"requestId":"\#(idA)","status":"timeout","metrics":{"durationMs":3000.0,"producedBytes":12}}}"#
      )
    else { return #expect(Bool(false)) }
    #expect(done.status == .timeout)
    #expect(done.duration == ms(3000))
    #expect(done.producedBytes == 12)
    guard
      case .initStart(let first)? = platform(
        #"{"type":"platform.initStart","record":{"initializationType":"provisioned-concurrency","phase":"init","runtimeVersion":"nodejs:22.v9","functionVersion":"7"}}"#
      )
    else { return #expect(Bool(false)) }
    #expect(first.initType == .provisionedConcurrency)
    #expect(first.functionVersion == "7")
    guard
      case .initReport(let last)? = platform(
        #"{"type":"platform.initReport","record":{"initializationType":"snap-start","phase":"invoke","status":"error","errorType":"E","metrics":{"durationMs":12.5}}}"#
      )
    else { return #expect(Bool(false)) }
    #expect(last.initType == .snapStart)
    #expect(last.isFailure)
    #expect(last.duration == ms(12.5))
  }

  @Test func `reads records of extensions and of lost lines`() {
    guard
      case .extension(let line)? = platform(
        #"{"type":"platform.extension","record":{"name":"a","state":"Ready","events":["INVOKE"]}}"#)
    else { return #expect(Bool(false)) }
    #expect(line.events == ["INVOKE"])
    guard
      case .logsDropped(let lost)? = platform(
        #"{"type":"platform.logsDropped","record":{"reason":"full","droppedRecords":3,"droppedBytes":99}}"#
      )
    else { return #expect(Bool(false)) }
    #expect(lost == LogsDropped(reason: "full", records: 3, bytes: 99))
    guard
      case .telemetry? = platform(
        #"{"type":"platform.telemetrySubscription","record":{"types":["platform"]}}"#)
    else { return #expect(Bool(false)) }
  }

  @Test(arguments: [
    "invokeStart", "requestComplete", "invokeSummary", "invokeReport", "spinDownStart", "tomorrow",
  ])
  func `keeps a record of a type that is not known`(type: String) {
    #expect(
      platform(#"{"type":"platform.\#(type)","record":{"a":[1,2,{"b":null}]}}"#)
        == .other(type: "platform." + type))
  }
}
