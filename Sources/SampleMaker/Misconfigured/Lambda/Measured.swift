extension Scene {
  /// Functions whose fault shows in CloudWatch alone.
  static let measured: [BadFunction] = [
    BadFunction("drops-events"), BadFunction("stops-itself"), BadFunction("carries-extensions"),
    BadFunction("at-its-limit"), BadFunction("slower-today"), BadFunction("kept-warm"),
    BadFunction("deployed-untested"),
    BadFunction("empty-scratch", ["EphemeralStorage": ["Size": 10_240]]),
    BadFunction("went-silent", ["TracingConfig": ["Mode": "PassThrough"]]),
  ]

  mutating func functionMetrics() {
    lambda("drops-events AsyncEventAge Maximum", .lately, 420_000)
    lambda("drops-events AsyncEventsDropped Sum", .lately, 3)
    lambda("drops-events DeadLetterErrors Sum", .lately, 2)
    lambda("stops-itself RecursiveInvocationsDropped Sum", .lately, 4)
    lambda("reads-the-stream IteratorAge Maximum", .lately, 900_000)
    lambda("carries-extensions PostRuntimeExtensionsDuration p95", .lately, 240)
    lambda("carries-extensions Invocations Sum", .lately, 30)
    lambda("one-zone ConcurrentExecutions Maximum", .hourly, 40)
    lambda("at-its-limit ConcurrentExecutions Maximum", .lately, 50)
    lambda("at-its-limit Throttles Sum", .lately, 25)
    lambda("at-its-limit Invocations Sum", .lately, 400)
    lambda("open-door UrlRequestCount Sum", .lately, 60)
    lambda("open-door Url5xxCount Sum", .lately, 12)
    lambda("went-silent Invocations Sum", .hourly) { $0 < Day.end - 3 * 3_600_000 ? 60 : 0 }
    changes()
    provisioned()
    insights()
  }

  /// What is otherwise on the last evening than on the sixteen days before.
  private mutating func changes() {
    let evening = Day.at(23)
    lambda("slower-today Duration p90", .often) {
      (240 + Double($0 / 300_000 % 7) * 4) * ($0 < evening ? 1 : 6)
    }
    lambda("slower-today Invocations Sum", .often) {
      (120 + Double($0 / 300_000 % 5) * 3) * ($0 < evening ? 1 : 4)
    }
    lambda("deployed-untested Invocations Sum", .often, 40)
    lambda("deployed-untested Errors Sum", .often) { $0 < Self.deployed ? 0 : 9 }
  }

  private mutating func provisioned() {
    lambda("kept-warm ProvisionedConcurrencyUtilization Maximum", .hourly, 0.12)
    lambda("kept-warm ProvisionedConcurrencyUtilization Average", .hourly, 0.06)
    lambda("kept-warm ProvisionedConcurrencySpilloverInvocations Sum", .often, 30)
    lambda("kept-warm Invocations Sum", .often, 100)
  }

  private mutating func insights() {
    measure("LambdaInsights tmp_used Maximum", of: ["function_name": "empty-scratch"], .hourly, 2e8)
    measure(
      "LambdaInsights cpu_total_time Average", of: ["function_name": "counts-in-vain"], .hourly, 340
    )
  }

  /// A series of a function by its name, the metric and the statistic.
  private mutating func lambda(_ what: String, _ pace: Pace, _ value: (Int64) -> Double) {
    let words = what.split(separator: " ").map(String.init)
    measure("AWS/Lambda \(words[1]) \(words[2])", of: ["FunctionName": words[0]], pace, value)
  }

  private mutating func lambda(_ what: String, _ pace: Pace, _ value: Double) {
    lambda(what, pace) { _ in value }
  }
}
