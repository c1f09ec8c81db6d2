import ServerlessModel
import Testing

@testable import DataProvider

/// Errors of several lines in text that has neither times nor prefixes.
struct BareEventTests {
  private struct Sample: CustomTestStringConvertible {
    var name: String
    var text: String
    var type: String
    var message: String
    var status = ExecutionStatus.error
    var testDescription: String { name }
  }

  private static let samples = [
    Sample(
      name: "Java, its title apart",
      text:
        "order 12 is bad: java.lang.IllegalStateException\njava.lang.IllegalStateException: order 12 is bad\n\tat com.shop.App.handle(App.java:33)\nCaused by: java.io.IOException: x",
      type: "java.lang.IllegalStateException", message: "order 12 is bad"),
    Sample(
      name: "Ruby",
      text:
        "Error raised from handler method\n{\n  \"errorMessage\": \"boom\",\n  \"errorType\": \"Function<TypeError>\",\n  \"stackTrace\": []\n}",
      type: "Function<TypeError>", message: "boom"),
    Sample(
      name: "Rust",
      text:
        "thread 'main' panicked at src/main.rs:12:5:\nno value\nnote: run with x\nRequestId: \(Runs.id(1)) Error: Runtime exited with error: exit status 101\nRuntime.ExitError",
      type: "panic", message: "no value", status: .exit),
    Sample(
      name: "Go",
      text:
        "panic: boom\n\ngoroutine 1 [running]:\nmain.handler(0x1, 0x2)\n\t/src/main.go:12 +0x1d\ncreated by main.main\nexit status 2",
      type: "panic", message: "boom"),
    Sample(
      name: "Python",
      text:
        "[ERROR] KeyError: 'id'\nTraceback (most recent call last):\n  File \"/var/task/app.py\", line 7, in handler\nKeyError: 'id'",
      type: "KeyError", message: "'id'"),
  ]

  @Test(arguments: Self.samples.indices)
  func `an error stays one event`(_ index: Int) throws {
    let sample = Self.samples[index]
    let id = Runs.id(1)
    let text =
      "START RequestId: \(id) Version: 1\n\(sample.text)\nnext line\nREPORT RequestId: \(id)\tDuration: 9.00 ms\tBilled Duration: 9 ms\n"
    let shop = try Workshop()
    try shop.load([shop.write(text, "bare.txt")])
    let run = try #require(try shop.executions().first)
    #expect(run.status == sample.status)
    #expect(run.errorType == sample.type)
    #expect(run.errorMessage == sample.message)
    #expect(try shop.lines().contains { $0.hasSuffix(" next line") })
  }
}
