/// A function of the badly built account: how it runs, and what is set otherwise than the generator's habits.
struct BadFunction {
  var spec: FunctionSpec
  /// Fields of its configuration that take the place of the usual ones.
  var settings: JSON = [:]
  var tags: KeyValuePairs<String, String> = [:]
  var runs: [Run] = []

  var simulated: Simulation.Function {
    Simulation.Function(spec: spec, runs: runs, deadLetters: [])
  }

  /// A function with one fault; everything else is as ordinary as can be.
  init(
    _ name: String, _ settings: JSON = [:], trigger: FunctionSpec.Trigger = .event("nothing"),
    tags: KeyValuePairs<String, String> = [:], _ change: (inout FunctionSpec) -> Void = { _ in }
  ) {
    spec = FunctionSpec(
      name: name, service: "misconfigured", account: Misconfigured.account,
      region: Misconfigured.region, trigger: trigger)
    change(&spec)
    self.settings = settings
    self.tags = tags
  }

  /// What `aws lambda get-function-configuration` prints.
  var configuration: JSON {
    var random = SeededRandom(seed: 1, part: "code " + spec.name)
    let usual: JSON = [
      "FunctionName": .text(spec.name), "FunctionArn": .text(spec.arn),
      "Runtime": .text(spec.runtime), "Role": .text(spec.role), "Handler": "app.handler",
      "CodeSize": 1_204_224, "Timeout": .number(Double(spec.timeoutSeconds)),
      "MemorySize": .number(Double(spec.memoryMB)),
      "LastModified": "2026-06-01T09:00:00.000+0000", "CodeSha256": .text(random.hex(16) + "="),
      "Version": "$LATEST", "TracingConfig": ["Mode": "Active"], "PackageType": "Zip",
      "Architectures": [.text(spec.architecture)], "EphemeralStorage": ["Size": 512],
      "State": "Active", "LastUpdateStatus": "Successful",
      "LoggingConfig": [
        "LogFormat": spec.logsJSON ? "JSON" : "Text", "LogGroup": .text(spec.logGroup),
      ],
      "Environment": ["Variables": [:]],
    ]
    return usual.with(settings)
  }
}
