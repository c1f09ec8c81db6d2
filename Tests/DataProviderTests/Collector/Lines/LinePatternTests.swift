import Redaction
import Testing

@testable import DataProvider

/// Filters catch what fails in all runtimes, and a user's patterns are tried out.
struct LinePatternTests {
  private func matches(_ mode: LineMode, _ line: String) -> Bool {
    var line = line
    return line.withUTF8 { bytes in
      mode.pattern?.matches(UnsafeRawBufferPointer(bytes)) ?? true
    }
  }

  @Test(arguments: [
    "REPORT RequestId: 8f5a\tDuration: 1.00 ms",
    #"{"time":"2026-01-01T00:00:00Z","type":"platform.report","record":{}}"#,
  ])
  func `a report is one as text and as JSON`(_ line: String) {
    #expect(LineMode.allCases.allSatisfy { matches($0, line) })
  }

  @Test(arguments: [
    "2026-01-01T00:00:00.000Z\t8f5a\tERROR\tInvoke Error \t{}",
    "[ERROR] KeyError: 'id'\nTraceback (most recent call last):",
    "boom: java.lang.IllegalStateException",
    #"{"errorMessage":"x","errorType":"errorString"}"#, "panic: runtime error",
    "fail\t2026-01-01T00:00:00Z\t8f5a\tfail\tSystem.NullReferenceException: x",
    "Error raised from handler method", "thread 'main' panicked at src/main.rs:4",
    "app/main.swift:3: Fatal error: x",
    "2026-01-01T00:00:00Z 8f5a Task timed out after 3.00 seconds",
    "RequestId: 8f5a Error: Runtime exited with error: signal: killed",
    "INIT_REPORT Init Duration: 10007.33 ms\tPhase: init\tStatus: timeout",
    #"{"timestamp":"2026-01-01T00:00:00Z","level":"ERROR","message":"x"}"#,
  ])
  func `a failure is no report and no plain line`(_ line: String) {
    #expect(matches(.errors, line))
    #expect(!matches(.reports, line))
  }

  @Test func `beginnings are read with failures, which name no request`() {
    for line in ["START RequestId: 8f5a Version: 1", #"{"type":"platform.start","record":{}}"#] {
      #expect(matches(.errors, line))
      #expect(!matches(.reports, line))
    }
  }

  @Test func `plain lines are left out`() {
    for line in ["paid", "[INFO]\tx", "END RequestId: 8f5a"] {
      #expect(!matches(.errors, line))
    }
  }

  @Test func `a filter is no longer than CloudWatch takes`() {
    for mode in LineMode.allCases { #expect((mode.pattern?.filter.count ?? 0) <= 1024) }
    #expect(LineMode.reports.pattern?.filter == #"?"REPORT RequestId:" ?"platform.report""#)
  }

  @Test func `a pattern that is none or matches nothing is told`() {
    #expect {
      try CustomPatterns(["a", "("])
    } throws: { error in
      (error as? CustomPatternError)?.sentence.hasPrefix("the pattern ( is no regular expression")
        ?? false
    }
    #expect(throws: CustomPatternError.matchesNothing("x*")) { try CustomPatterns(["x*"]) }
    #expect(throws: Never.self) { try CustomPatterns(["x+", #"\bcust-\d{6}\b"#]) }
  }
}
