extension Scene {
  /// What feeds functions: a queue that hides messages too briefly and a stream that nobody can read.
  mutating func mappings() {
    answer(
      "lambda.list-event-source-mappings",
      [
        "EventSourceMappings": [
          mapping("one-zone", from: Misconfigured.arn("sqs", "short-sighted")),
          mapping("reads-the-stream", from: Misconfigured.arn("kinesis", "stream/narrow"))
            .with([
              "LastProcessingResult": "PROBLEM: Function call failed",
              "MaximumRetryAttempts": -1, "MaximumRecordAgeInSeconds": -1,
              "BisectBatchOnFunctionError": false,
            ]),
        ]
      ])
  }

  private func mapping(_ function: String, from source: String) -> JSON {
    var random = SeededRandom(seed: 5, part: "mapping " + function)
    return [
      "UUID": .text(random.uuid()),
      "FunctionArn": .text(Misconfigured.arn("lambda", "function:" + function)),
      "EventSourceArn": .text(source), "State": "Enabled", "BatchSize": 100,
      "LastProcessingResult": "OK", "FunctionResponseTypes": [],
    ]
  }
}
