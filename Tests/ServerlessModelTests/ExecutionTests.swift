import ServerlessModel
import Testing

struct `An execution as known at a moment` {
  private let run = Execution(
    resource: .function("orders", account: "1", region: "eu-west-1"),
    requestID: RequestID(high: 1, low: 2), version: "7", start: Instant(milliseconds: 1000),
    end: Instant(milliseconds: 4000), duration: Elapsed(milliseconds: 3000),
    billed: Elapsed(milliseconds: 3000), memoryMB: 512, maxMemoryMB: 300,
    initDuration: Elapsed(milliseconds: 200), coldStart: true, attempt: 2,
    attemptIsLowerBound: true, retryKind: .async, status: .timeout, errorType: "Sandbox.Timedout",
    errorMessage: "timed out", errorGroup: ErrorGroupID(value: 9), anomalous: true,
    traceID: TraceID(epochSeconds: 1, randomHigh: 2, randomLow: 3), sampled: true,
    logGroup: "/aws/lambda/orders", logStream: "2026/11/20/[7]abc")

  @Test(arguments: [1000, 2500, 3999])
  func `is running before its end and shows nothing of its report`(at: Int64) {
    let early = run.asKnown(at: Instant(milliseconds: at))
    #expect(early.status == .running)
    #expect(early.end == nil)
    #expect(early.duration == nil && early.billed == nil && early.initDuration == nil)
    #expect(early.memoryMB == nil && early.maxMemoryMB == nil)
    #expect(early.errorType == nil && early.errorMessage == nil && early.errorGroup == nil)
    #expect(early.anomalous == nil)
  }

  @Test func `keeps what START and the lines before it said`() {
    let early = run.asKnown(at: Instant(milliseconds: 2000))
    #expect(early.id == run.id)
    #expect(early.version == "7")
    #expect(early.attempt == 2 && early.attemptIsLowerBound && early.retryKind == .async)
    #expect(early.coldStart == true)
    #expect(early.logGroup == run.logGroup && early.logStream == run.logStream)
  }

  @Test(arguments: [4000, 9000])
  func `is whole from its end on`(at: Int64) {
    #expect(run.asKnown(at: Instant(milliseconds: at)) == run)
  }

  @Test func `stays as it is when its report never came`() {
    var lost = run
    lost.end = nil
    lost.status = .unknown
    #expect(lost.asKnown(at: Instant(milliseconds: 2000)) == lost)
  }

  @Test func `names its function as people do`() {
    #expect(run.functionName == "orders")
    let odd = Execution(
      resource: ResourceID(arn: "not-an-arn"), start: run.start, status: .success)
    #expect(odd.functionName == "not-an-arn")
  }

  @Test func `is told apart from its retry by its start`() {
    var retry = run
    retry.start = Instant(milliseconds: 61_000)
    #expect(retry.id != run.id)
    #expect(retry.id.requestID == run.id.requestID)
  }
}

struct `Names in filters and JSON` {
  @Test func `are the ones that are written down`() {
    #expect(
      ExecutionStatus.allCases.map(\.name) == [
        "success", "error", "timeout", "outOfMemory", "initError", "exit", "running", "unknown",
      ])
    #expect(RetryKind.allCases.map(\.name) == ["async", "redelivery", "sdk"])
    #expect(
      InitType.allCases.map(\.name) == ["on-demand", "provisioned-concurrency", "snap-start"])
    #expect(
      ErrorClass.allCases.map(\.name) == [
        "timeout", "outOfMemory", "init", "configuration", "permission", "exit", "exception",
        "handled",
      ])
    #expect(Architecture.allCases.map(\.rawValue) == ["x86_64", "arm64"])
  }

  @Test func `are read back, and nothing else is`() {
    for status in ExecutionStatus.allCases { #expect(ExecutionStatus(name: status.name) == status) }
    for type in InitType.allCases { #expect(InitType(name: type.name) == type) }
    #expect(ExecutionStatus(name: "Timeout") == nil)
    #expect(InitType(name: "") == nil)
  }

  @Test func `say which statuses are failures`() {
    let failures = ExecutionStatus.allCases.filter(\.isFailure)
    #expect(failures == [.error, .timeout, .outOfMemory, .initError, .exit])
  }

  @Test func `put the worst first`() {
    #expect([Severity.info, .critical, .warning].sorted() == [.critical, .warning, .info])
    #expect(LogLevel.debug < .warn)
  }
}
