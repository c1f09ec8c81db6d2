extension Scene {
  /// Every function, what was asked of each, and what is set around them.
  mutating func describeFunctions() {
    functions =
      Self.settings + Self.neighbours + Self.traced + Self.failing + Self.dear + Self.broken
      + Self.measured
    let all = functions
    answer("lambda.list-functions", ["Functions": .list(all.map(\.configuration))])
    for function in all { describe(function) }
    policies()
    urls()
    limits()
    mappings()
    versions()
    inspector()
    brokenStarts()
    functionMetrics()
  }

  /// What perch asks of each function alone.
  private mutating func describe(_ function: BadFunction) {
    let spec = function.spec
    answer(
      "lambda.get-function-event-invoke-config.\(spec.name)",
      [
        "FunctionArn": .text(spec.arn + ":$LATEST"), "MaximumRetryAttempts": 2,
        "MaximumEventAgeInSeconds": 600,
        "DestinationConfig": ["OnSuccess": [:], "OnFailure": [:]],
      ])
    answer("lambda.list-aliases.\(spec.name)", ["Aliases": []])
    if !function.tags.isEmpty { tag(spec.arn, function.tags) }
  }
}
