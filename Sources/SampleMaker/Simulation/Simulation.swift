/// The whole day of the whole shop.
struct Simulation {
  struct Function {
    var spec: FunctionSpec
    var runs: [Run]
    var deadLetters: [Int64]
  }

  private(set) var functions: [Function] = []

  init(seed: UInt64) {
    for spec in Shop.functions where spec.name != Shop.chargeCard || spec.account != Shop.prod {
      add(spec, Arrivals.of(spec, seed: seed), seed)
    }
    let orders = functions.first { $0.spec.name == Shop.placeOrder }?.runs ?? []
    for spec in Shop.functions where spec.name == Shop.chargeCard && spec.account == Shop.prod {
      add(spec, Arrivals.charges(after: orders, seed: seed), seed)
    }
  }

  private mutating func add(_ spec: FunctionSpec, _ arrivals: [Arrival], _ seed: UInt64) {
    var simulator = Simulator(spec: spec, arrivals: arrivals, seed: seed)
    simulator.simulate()
    functions.append(
      Function(
        spec: spec,
        runs: simulator.runs.sorted { ($0.start, $0.requestID) < ($1.start, $1.requestID) },
        deadLetters: simulator.deadLetters))
  }
}
