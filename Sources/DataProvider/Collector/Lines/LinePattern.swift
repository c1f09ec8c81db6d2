import Glibc

/// Phrases of which a line holds at least one: as CloudWatch Logs filters by them, and as a line is judged here.
///
/// A server that does not know `?` terms gives every line; so each is judged again, and both give the same.
/// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
struct LinePattern: Hashable, Sendable {
  let phrases: [String]

  init(_ phrases: [String]) { self.phrases = phrases }

  /// REPORT as text and as JSON.
  static let reports = ["REPORT RequestId:", "platform.report"]

  /// What the eight runtimes and the platform write when something fails.
  static let errors = [
    // Levels and keys: Node.js, Python, .NET, and JSON logs of all.
    "ERROR", "FATAL", "CRITICAL", "errorType",
    // Names of errors and exceptions: Node.js, Python, Java, .NET, Ruby, Go.
    "Error", "Exception", "Traceback",
    // Ends of Go, Rust and Swift programs.
    "panic: ", "panicked at", "Fatal error",
    // The platform: time and memory run out, exits, inits that fail.
    "Task timed out", "Runtime exited", "signal: ", "Process exited", "INIT_REPORT",
    "platform.initReport", "platform.restoreReport", "RESTORE_REPORT",
  ]

  /// The beginnings of runs: exceptions name no request, and belong to the run that began before them.
  static let starts = ["START RequestId:", "platform.start"]

  /// What REPORT says of a run that timed out, as text and as JSON.
  static let timeouts = ["Status: timeout", #""status":"timeout""#]
  /// What it says of one that failed in another way.
  static let failures = ["Status: error", #""status":"error""#, #""status":"failure""#]

  /// The filter pattern, of at most 1,024 characters.
  var filter: String { phrases.map { "?\"\($0)\"" }.joined(separator: " ") }

  /// The condition of Insights that a line holds one of them.
  ///
  /// Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Filter.html
  var condition: String { phrases.map { "@message like '\($0)'" }.joined(separator: " or ") }

  func matches(_ message: UnsafeRawBufferPointer) -> Bool {
    phrases.contains { phrase in
      var phrase = phrase
      return phrase.withUTF8 { Self.holds(message, UnsafeRawBufferPointer($0)) }
    }
  }

  private static func holds(
    _ message: UnsafeRawBufferPointer, _ phrase: UnsafeRawBufferPointer
  ) -> Bool {
    guard let base = message.baseAddress, let word = phrase.baseAddress else { return false }
    var at = 0
    while at + phrase.count <= message.count,
      let hit = memchr(base + at, Int32(phrase[0]), message.count - phrase.count + 1 - at)
    {
      if memcmp(hit, word, phrase.count) == 0 { return true }
      at = UnsafeRawPointer(hit) - base + 1
    }
    return false
  }
}
