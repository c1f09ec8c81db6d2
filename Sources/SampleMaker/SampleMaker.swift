import Glibc

/// Writes the raw exports that the sample recording is made of; the same seed writes the same bytes.
@main
struct SampleMaker {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 2 else {
      complain("Write: SampleMaker FOLDER [SEED]")
      exit(64)
    }
    let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 20_261_120 : 20_261_120
    write(to: arguments[1], seed: seed)
  }

  private static func write(to folder: String, seed: UInt64) {
    let simulation = Simulation(seed: seed)
    let logs = LogExport(folder: folder)
    for function in simulation.functions { logs.write(function) }
    TraceExport(folder: folder).write(simulation)
    var series: [MetricExport.Series] = []
    for function in simulation.functions where function.spec.account != Shop.partner {
      var metrics = FunctionMetrics(function, seed: seed)
      series += metrics.series()
    }
    var services = ServiceMetrics(simulation, seed: seed)
    MetricExport(folder: folder).write(series + services.series())
    InventoryExport(folder: folder).write()
    let runs = simulation.functions.reduce(0) { $0 + $1.runs.count }
    let failed = simulation.functions.reduce(0) { $0 + $1.runs.count(where: \.isFailure) }
    print(
      "\(simulation.functions.count) functions, \(runs) executions, \(failed) failed, \(series.count) series"
    )
  }
}
