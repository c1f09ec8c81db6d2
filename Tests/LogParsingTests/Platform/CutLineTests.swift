import LogParsing
import ServerlessModel
import Testing

/// Lines are cut when a file ends in the middle; what is left must never say what the whole did not.
struct CutLineTests {
  static let reports = [
    reportLine(idA, "127.10", used: 1023, size: 1024, "Init Duration: 203.12 ms\t")
      + "Status: error\tError Type: Runtime.OutOfMemory\t\n"
      + "XRAY TraceId: 1-5e34a614-10bdbf7a2d5a6f1f7b4e1c11\tSegmentId: 07f1bd3d5c7a9e02\tSampled: false\t",
    "REPORT RequestId: \(idB) Duration: 306.34 ms Billed Duration: 610 ms Memory Size: 512 MB "
      + "Max Memory Used: 91 MB Restore Duration: 300.10 ms Billed Restore Duration: 303 ms",
    #"{"time":"2026-11-20T14:00:00Z","type":"platform.report","record":{"requestId":"\#(idC)","status":"success","metrics":{"durationMs":463.512,"billedDurationMs":464,"memorySizeMB":512,"maxMemoryUsedMB":133}}}"#,
  ]

  @Test(arguments: reports)
  func `no cut of a report invents a value`(line: String) throws {
    let whole = try report(line)
    let bytes = Array(line.utf8)
    for length in 0...bytes.count {
      let part = bytes[..<length].withUnsafeBytes { PlatformLine.parse($0) }
      guard case .report(let cut)? = part else { continue }
      #expect(cut.requestID == whole.requestID)
      #expect(cut.duration == nil || cut.duration == whole.duration)
      #expect(cut.billed == nil || cut.billed == whole.billed)
      #expect(cut.memoryMB == nil || cut.memoryMB == whole.memoryMB)
      #expect(cut.maxMemoryMB == nil || cut.maxMemoryMB == whole.maxMemoryMB)
      #expect(cut.initDuration == nil || cut.initDuration == whole.initDuration)
      #expect(cut.restoreDuration == nil || cut.restoreDuration == whole.restoreDuration)
      #expect(cut.billedRestore == nil || cut.billedRestore == whole.billedRestore)
      #expect(cut.status == nil || cut.status == whole.status)
      #expect(cut.trace.traceID == nil || cut.trace.traceID == whole.trace.traceID)
      #expect(cut.trace.segmentID == nil || cut.trace.segmentID == whole.trace.segmentID)
      #expect(cut.trace.sampled == nil || cut.trace.sampled == whole.trace.sampled)
    }
  }

  @Test func `a number without its unit is no number`() throws {
    #expect(try report("REPORT RequestId: \(idA)\tDuration: 12").duration == nil)
    #expect(try report("REPORT RequestId: \(idA)\tDuration: 12.3 m").duration == nil)
    let read = try report("REPORT RequestId: \(idA)\tDuration: 12.30 ms\tMemory Size: 51")
    #expect(read.duration == ms(12.3))
    #expect(read.memoryMB == nil)
  }

  static let others = [
    start(idA), end(idA),
    "INIT_START Runtime Version: python:3.12.v40\tRuntime Version ARN: arn:aws:lambda::x",
    "INIT_REPORT Init Duration: 10007.33 ms\tPhase: init\tStatus: timeout",
    "RESTORE_REPORT Restore Duration: 511.25 ms\tStatus: error\tError Type: X",
    "EXTENSION\tName: datadog-agent\tState: Ready\tEvents: [INVOKE,SHUTDOWN]",
    "2026-11-20T14:00:03.003Z \(idA) Task timed out after 3.00 seconds",
    "RequestId: \(idA) Error: Runtime exited with error: signal: killed\nRuntime.ExitError",
    "[ERROR]\t2026-11-20T14:00:03.003Z\t\(idA)\tKeyError: 'a'\nTraceback (most recent call last):\n  File \"/var/task/a.py\", line 1, in h\nKeyError: 'a'",
    "2026-11-20T14:00:03.003Z\t\(idA)\tERROR\tInvoke Error \t{\"errorType\":\"E\",\"errorMessage\":\"m\\u00e9\",\"stack\":[\"a\",\"    at h (/var/task/i.js:1:2)\"]}",
    "panic: boom\n\ngoroutine 1 [running]:\nmain.h(0x1)\n\t/var/task/main.go:12 +0x1d",
    #"{"timestamp":"2026-11-20T14:00:03Z","level":"ERROR","requestId":"\#(idA)","message":{"errorType":"E","stackTrace":["x"]}}"#,
    #"{"_aws":{"Timestamp":1,"CloudWatchMetrics":[{"Namespace":"n","Dimensions":[["a"]],"Metrics":[{"Name":"m"}]}]},"a":"b","m":[1,2]}"#,
  ]

  @Test(arguments: others)
  func `any cut of any line is read without a crash`(line: String) throws {
    let whole = head(line)
    let bytes = Array(line.utf8)
    for length in 0...bytes.count {
      bytes[..<length].withUnsafeBytes { part in
        _ = PlatformLine.parse(part)
        let cut = LineHead.read(part)
        _ = ExceptionReader.read(part, head: cut)
        _ = EmbeddedMetrics.read(part, defaultTime: Instant(milliseconds: 0))
        #expect(cut.requestID == nil || cut.requestID == whole.requestID)
        #expect(cut.time == nil || cut.time == whole.time)
        if case .timeout(_, let after?) = PlatformLine.parse(part) { #expect(after == ms(3000)) }
        if case .initReport(let report) = PlatformLine.parse(part) {
          #expect(report.duration == nil || report.duration == ms(10007.33))
          #expect(report.phase == nil || report.phase == "init")
          #expect(report.status == nil || report.status == .timeout)
        }
      }
    }
  }

  @Test func `bytes that are changed at random are read without a crash`() {
    var random = Seeded(state: 7)
    for line in Self.others + Self.reports {
      for _ in 0..<200 {
        var bytes = Array(line.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        bytes.withUnsafeBytes { part in
          let head = LineHead.read(part)
          _ = PlatformLine.parse(part)
          _ = ExceptionReader.read(part, head: head)
          _ = EmbeddedMetrics.read(part, defaultTime: Instant(milliseconds: 0))
        }
      }
    }
  }

  @Test func `deep nesting costs no stack`() {
    let deep = #"{"type":"platform.x","record":"# + String(repeating: "[", count: 200_000)
    #expect(platform(deep) == nil)
    #expect(
      platform(deep + String(repeating: "]", count: 200_000) + "}") == .other(type: "platform.x"))
  }
}
