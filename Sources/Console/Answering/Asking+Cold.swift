import InsightEngine
import ServerlessModel

extension Asking {
  /// More functions are not taken apart for one screen.
  private static let mostFunctions = 100
  /// More runs are not read for one function.
  private static let mostRuns = 30_000

  /// The cold starts of the functions of a place.
  func cold(_ place: Place) throws -> ColdAnswer {
    let functions = try resources(of: place).filter { $0.kind == .lambdaFunction }
    let totals = try totals(of: functions)
    let cold = functions.filter { totals[$0.id]?.coldStarts ?? 0 > 0 }
      .sorted { totals[$0.id]?.coldStarts ?? 0 > totals[$1.id]?.coldStarts ?? 0 }
    let rows = try cold.prefix(Self.mostFunctions).map {
      try self.cold($0, totals[$0.id] ?? Counters())
    }
    return ColdAnswer(
      functions: rows.sorted {
        ($1.starts.added?.microseconds ?? -1, $1.starts.cold)
          < ($0.starts.added?.microseconds ?? -1, $0.starts.cold)
      }, left: cold.count - rows.count, empty: try noCold(place, functions, totals))
  }

  /// The cold starts of one function; `nil` where none was seen.
  func coldFunction(_ function: Resource) throws -> ColdFunction? {
    let counters = try totals(of: [function])[function.id] ?? Counters()
    return counters.coldStarts > 0 ? try cold(function, counters) : nil
  }

  private func cold(_ function: Resource, _ counters: Counters) throws -> ColdFunction {
    var query = ExecutionQuery(span: span, at: at, resources: [function.id])
    (query.onlyCold, query.limit) = (true, Self.mostRuns)
    let cold = try reading.page(query)
    let configuration = try reading.configuration(of: function.id, at: at).value?.function
    let aliases = (configuration?.aliases ?? []).map { ($0.version, $0.name) }
    let waited = cold.rows.sorted { $1.waited ?? .zero < $0.waited ?? .zero }
    return ColdFunction(
      resource: function.id, name: function.name,
      starts: ColdStarts(
        runs: counters.executions, cold: cold.rows,
        slowest: cold.hasMore ? nil : try slowest(function, counters, cold.rows.count)),
      slowest: Array(waited.prefix(20)),
      aliases: Dictionary(aliases, uniquingKeysWith: { first, _ in first }),
      extensions: try extensions(of: function))
  }

  /// The slowest hundredth, and as many more as were cold; `nil` where that is too many.
  private func slowest(
    _ function: Resource, _ counters: Counters, _ cold: Int
  ) throws -> [Execution]? {
    let most = counters.executions / 100 + 2 + cold
    guard most <= Self.mostRuns else { return nil }
    var query = ExecutionQuery(span: span, at: at, resources: [function.id])
    (query.order, query.limit) = (.duration, most)
    return try reading.page(query).rows
  }

  private func extensions(of function: Resource) throws -> Elapsed? {
    let held = try reading.points(
      "PostRuntimeExtensionsDuration", .average, of: function.id, in: span)
    let values = (held.value ?? []).map(\.value)
    guard !values.isEmpty else { return nil }
    return Elapsed(milliseconds: values.reduce(0, +) / Double(values.count))
  }

  private func noCold(
    _ place: Place, _ functions: [Resource], _ totals: [ResourceID: Counters]
  ) throws -> String {
    guard !functions.isEmpty else {
      return "no function here: only Lambda functions start cold"
    }
    let runs = totals.values.reduce(0) { $0 + $1.executions }
    return runs > 0
      ? "no cold start among \(Format.counted(runs, "run")) of this window; - widens it"
      : reason(.logs, of: functions, noun: "run")
  }
}
