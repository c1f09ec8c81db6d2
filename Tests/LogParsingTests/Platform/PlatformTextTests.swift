import LogParsing
import ServerlessModel
import Testing

struct PlatformTextTests {
  @Test func `reads every field of a report`() throws {
    let read = try report(
      "REPORT RequestId: \(idA)\tDuration: 127.10 ms\tBilled Duration: 154 ms\tMemory Size: 2048 MB\t"
        + "Max Memory Used: 212 MB\tRestore Duration: 325.93 ms\tBilled Restore Duration: 26 ms\t\n"
        + "XRAY TraceId: 1-5e34a614-10bdbf7a2d5a6f1f7b4e1c11\tSegmentId: 07f1bd3d5c7a9e02\tSampled: true\t"
    )
    #expect(try read.requestID == request(idA))
    #expect(read.duration == Elapsed(microseconds: 127_100))
    #expect(read.billed == ms(154))
    #expect(read.memoryMB == 2048)
    #expect(read.maxMemoryMB == 212)
    #expect(read.restoreDuration == Elapsed(microseconds: 325_930))
    #expect(read.billedRestore == ms(26))
    #expect(read.initDuration == nil)
    #expect(read.trace.traceID?.description == "1-5e34a614-10bdbf7a2d5a6f1f7b4e1c11")
    #expect(read.trace.segmentID?.description == "07f1bd3d5c7a9e02")
    #expect(read.trace.sampled == true)
  }

  @Test func `reads a report without its last tab as with it`() throws {
    let trimmed = String(reportLine(idA, "127.10", used: 91, size: 128).dropLast())
    #expect(try report(trimmed) == report(trimmed + "\t"))
    #expect(try report(trimmed).maxMemoryMB == 91)
    #expect(try report(trimmed + "\tInit Duration: 203.12 ms").initDuration == ms(203.12))
    #expect(try report(trimmed + "x").maxMemoryMB == nil)
  }

  @Test func `reads a report that was copied with blanks for tabs`() throws {
    let read = try report(
      "REPORT RequestId: \(idA) Duration: 900000.00 ms Billed Duration: 900480 ms Memory Size: 128 MB "
        + "Max Memory Used: 77 MB Init Duration: 479.6 ms Status: timeout")
    #expect(read.duration == ms(900_000))
    #expect(read.billed == ms(900_480))
    #expect(read.memoryMB == 128)
    #expect(read.maxMemoryMB == 77)
    #expect(read.initDuration == Elapsed(microseconds: 479_600))
    #expect(read.status == .timeout)
  }

  @Test(arguments: [
    ("1233.96", 1_233_960), ("463.512", 463_512), ("0.5", 500), ("7", 7000), ("1.0006", 1001),
  ])
  func `keeps durations to the microsecond`(text: String, microseconds: Int64) throws {
    #expect(
      try report("REPORT RequestId: \(idA)\tDuration: \(text) ms\t").duration?.microseconds
        == microseconds)
  }

  @Test func `goes by the key and not by the place`() throws {
    let read = try report(
      "REPORT RequestId: \(idA)\tMax Memory Used: 90 MB\tInit Duration: 1.00 ms\tBilled Duration: 3 ms\t"
        + "Memory Size: 128 MB\tDuration: 2.00 ms")
    #expect(read.duration == ms(2))
    #expect(read.billed == ms(3))
    #expect(read.initDuration == ms(1))
    #expect(read.memoryMB == 128)
    #expect(read.maxMemoryMB == 90)
  }

  @Test func `a field that is not known changes nothing`() throws {
    let read = try report(
      reportLine(idA, "5.00") + "Snapshot Duration: 99.00 ms\tExtension Overhead: 3 ms\tNew: x")
    #expect(read.duration == ms(5))
    #expect(read.maxMemoryMB == 91)
    let early = try report("REPORT RequestId: \(idA)\tShiny Duration: 99.00 ms\tDuration: 5.00 ms")
    #expect(early.duration == ms(5))
  }

  @Test func `the words of a status and an error type are kept`() throws {
    let read = try report(
      reportLine(
        idA, "5.00", used: 1023, size: 1024, "Status: error\tError Type: Runtime.OutOfMemory"))
    #expect(read.status == .error)
    #expect(read.errorType == "Runtime.OutOfMemory")
  }

  @Test(arguments: [
    "REPORT RequestId: 7f3a2c10-93b1-4f6e-8f0a-2b1c5d7e9a0\tDuration: 1.00 ms",
    "REPORT RequestId: 7f3a2c10-93b1-4f6e-8f0a-2b1c5d7e9a0g\tDuration: 1.00 ms",
    "REPORT RequestId: 7f3a2c10 93b1 4f6e 8f0a 2b1c5d7e9a01\tDuration: 1.00 ms",
    "START RequestId: nothing Version: $LATEST", "END RequestId: ",
  ])
  func `a line whose request id cannot be read is not understood`(line: String) {
    #expect(platform(line) == nil)
    #expect(head(line).kind == .malformedPlatform)
  }

  @Test func `reads start and end`() throws {
    let id = try request(idA)
    #expect(platform(start(idA)) == .start(RunStart(requestID: id, version: "$LATEST")))
    #expect(platform(start(idA, version: "42")) == .start(RunStart(requestID: id, version: "42")))
    #expect(platform("START RequestId: \(idA) Version: 42 Future: 1").map(version) == "42")
    #expect(platform(end(idA)) == .end(id))
    #expect(platform("END RequestId: \(idA.uppercased())\t") == .end(id))
  }

  private func version(_ line: PlatformLine) -> String? {
    if case .start(let start) = line { start.version } else { nil }
  }

  @Test func `reads init and restore lines`() {
    guard
      case .initStart(let start)? = platform(
        "INIT_START Runtime Version: python:3.12.v40\tRuntime Version ARN: arn:aws:lambda:us-east-1::runtime:0c5a"
      )
    else { return #expect(Bool(false)) }
    #expect(start.runtimeVersion == "python:3.12.v40")
    #expect(start.runtimeVersionARN == "arn:aws:lambda:us-east-1::runtime:0c5a")
    #expect(
      platform("INIT_REPORT Init Duration: 10007.33 ms\tPhase: init\tStatus: timeout")
        == .initReport(InitReport.of(10007.33, "init", .timeout, nil)))
    #expect(
      platform(
        "INIT_REPORT Init Duration: 165.70 ms Phase: invoke Status: error Error Type: Runtime.ExitError"
      )
        == .initReport(InitReport.of(165.7, "invoke", .error, "Runtime.ExitError")))
    #expect(
      platform("INIT_REPORT Init Duration: 3.20 ms\t")
        == .initReport(InitReport.of(3.2, nil, nil, nil)))
    guard
      case .restoreStart(let restore)? = platform(
        "RESTORE_START Runtime Version: java:11.v21\tRuntime Version ARN: a:b")
    else { return #expect(Bool(false)) }
    #expect(restore.runtimeVersion == "java:11.v21")
    guard
      case .restoreReport(let done)? = platform(
        "RESTORE_REPORT Restore Duration: 511.25 ms\tStatus: error\tError Type: X.Y")
    else { return #expect(Bool(false)) }
    #expect(done.duration == ms(511.25))
    #expect(done.status == .error)
    #expect(done.errorType == "X.Y")
  }

  @Test func `reads extension and telemetry lines`() {
    guard
      case .extension(let line)? = platform(
        "EXTENSION\tName: datadog-agent\tState: Ready\tEvents: [INVOKE,SHUTDOWN]")
    else { return #expect(Bool(false)) }
    #expect(line.name == "datadog-agent")
    #expect(line.state == "Ready")
    #expect(line.events == ["INVOKE", "SHUTDOWN"])
    guard
      case .extension(let bare)? = platform(
        "EXTENSION\tName: x\tState: LaunchError\tEvents: []\tError Type: PermissionDenied")
    else { return #expect(Bool(false)) }
    #expect(bare.events.isEmpty)
    #expect(bare.errorType == "PermissionDenied")
    for word in ["TELEMETRY", "LOGS"] {
      guard
        case .telemetry(let line)? = platform(
          "\(word)\tName: x\tState: Subscribed\tTypes: [Platform, Function, Extension]")
      else { return #expect(Bool(false)) }
      #expect(line.types == ["Platform", "Function", "Extension"])
    }
  }

  @Test func `reads timeouts and exits`() throws {
    let id = try request(idA)
    #expect(
      platform("2026-11-20T14:00:03.003Z \(idA) Task timed out after 3.00 seconds\n\n")
        == .timeout(id, after: ms(3000)))
    #expect(
      platform("\(idA) Task timed out after 30.03 seconds") == .timeout(id, after: ms(30_030)))
    #expect(
      platform(
        "RequestId: \(idA) Error: Runtime exited with error: exit status 1\nRuntime.ExitError")
        == .exit(
          id, reason: "Runtime exited with error: exit status 1", errorType: "Runtime.ExitError"))
    #expect(
      platform("RequestId: \(idA) Error: Runtime exited without providing a reason")
        == .exit(id, reason: "Runtime exited without providing a reason", errorType: nil))
    #expect(
      platform("RequestId: \(idA) Process exited before completing request\n") == .oldExit(id))
  }

  @Test(arguments: [
    "", "hello", "REPORTED nothing", "STARTING up", "ENDED", "EXTENSION of the deadline",
    "LOGS are fine",
    "INIT_STARTED", "{\"type\":\"platform.start\"", "{}", "[]", "{\"type\":3}",
  ])
  func `is not fooled by lines that only look alike`(line: String) {
    #expect(platform(line) == nil)
  }
}

extension InitReport {
  static func of(
    _ duration: Double, _ phase: String?, _ status: ReportStatus?, _ type: String?
  ) -> InitReport {
    InitReport(duration: ms(duration), phase: phase, status: status, errorType: type)
  }
}
