import Glibc

/// Writes the raw exports that a recording of `SampleData` is made of; they are the same each time.
@main
struct SampleMaker {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      complain("Write: SampleMaker market|misconfigured FOLDER [SEED]")
      exit(64)
    }
    let seed = arguments.count > 3 ? UInt64(arguments[3]) ?? 20_261_120 : 20_261_120
    switch arguments[1] {
    case "market": market(to: arguments[2], seed: seed)
    case "misconfigured": Misconfigured.write(to: arguments[2])
    default:
      complain("There is no scene \(arguments[1]); write market or misconfigured.")
      exit(64)
    }
  }

  /// The shop on a bad day.
  private static func market(to folder: String, seed: UInt64) {
    let simulation = Simulation(seed: seed)
    let logs = LogExport(folder: folder)
    for function in simulation.functions { logs.write(function) }
    TraceExport(folder: folder).write(simulation.functions)
    var series: [MetricExport.Series] = []
    for function in simulation.functions where function.spec.account != Shop.partner {
      var metrics = FunctionMetrics(function, seed: seed)
      series += metrics.series()
    }
    var services = ServiceMetrics(simulation, seed: seed)
    MetricExport(folder: folder).write(series + services.series() + [ScheduleUsage.series])
    InventoryExport(folder: folder).write()
    tell(simulation.functions, series.count)
  }

  static func tell(_ functions: [Simulation.Function], _ series: Int) {
    let runs = functions.reduce(0) { $0 + $1.runs.count }
    let failed = functions.reduce(0) { $0 + $1.runs.count(where: \.isFailure) }
    print("\(functions.count) functions, \(runs) executions, \(failed) failed, \(series) series")
  }
}
