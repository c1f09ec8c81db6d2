extension Scene {
  /// Functions whose fault shows in their traces: what they call, and how long they wait.
  static let traced: [BadFunction] = [
    traced("calls-a-broken-table", ms: 220) {
      $0.calls = [.dynamo("GetItem", "hot", 0.6)]
      $0.calls[0].fails = true
    },
    traced("waits-for-a-partner", ms: 2600) {
      $0.calls = [.http("POST", "https://partner.example/v1/slow", 0.95)]
    },
    traced("calls-its-neighbour", ms: 900) {
      $0.calls = [.aws("Lambda", "Invoke", "waits-for-a-partner", 0.8)]
    },
    traced("passes-on", trigger: .api("front"), ms: 40) {
      $0.calls = [.dynamo("PutItem", "hot", 1)]
    },
  ]

  private static func traced(
    _ name: String, trigger: FunctionSpec.Trigger = .event("nothing"), ms: Double,
    _ change: (inout FunctionSpec) -> Void
  ) -> BadFunction {
    var function = BadFunction(name, trigger: trigger) {
      $0.medianMs = ms
      change(&$0)
    }
    let day = Routine(
      from: Day.end - 97_200_000, to: Day.end - 5_400_000, everyMs: 600_000, sampled: true)
    let lately = Routine(from: Day.end - 5_400_000, everyMs: 60_000, sampled: true)
    function.runs = day.runs(of: function) + lately.runs(of: function)
    return function
  }
}
