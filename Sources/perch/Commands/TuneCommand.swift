import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch tune`: memory and architecture advice from recorded executions.
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "What a function would take and cost at each memory size, and how sure that is.")

  @Argument(help: "The function, by name or ARN.")
  var function: String

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file)
    let resource = try resource(in: reading)
    guard let facts = try facts(of: resource, reading) else {
      throw CommandFailure(
        .noInput,
        "No run of \(resource.name) with its memory size is recorded in this stretch. Try --window 7d."
      )
    }
    guard let curve = try curve(facts) else { return }
    try output.print(curve.points.map(Self.row), columns: Self.columns, empty: "")
    if output.format == .table { try printAdvice(TuningAdvice(curve)) }
  }

  private func resource(in reading: any SnapshotReading) throws -> Resource {
    let moment = try time.window(over: reading.info).at
    let found = try reading.resources(matching: function, at: moment)
      .filter { $0.kind == .lambdaFunction }
    guard let resource = found.first else {
      throw CommandFailure(
        .noInput,
        "No function \(Quoted.text(function)) is in this recording at \(moment.rfc3339). "
          + "List them with: perch resources --columns inventory")
    }
    guard found.count == 1 || found.contains(where: { $0.id.arn == function }) else {
      let arns = found.map(\.id.arn).joined(separator: ", ")
      throw CommandFailure(
        .usage, "\(Quoted.text(function)) names several functions: \(arns). Give one ARN.")
    }
    return resource
  }

  /// What the recording says of the function in the window; a day unless another was asked for.
  private func facts(of resource: Resource, _ reading: any SnapshotReading) throws -> TuningFacts? {
    var window = try time.window(over: reading.info)
    if time.window == nil, time.from == nil, time.to == nil { window.seconds = 86_400 }
    return try TuningFacts(of: resource, source: reading, window: window)
  }

  private func curve(_ facts: TuningFacts) throws -> TuningCurve? {
    do {
      return try TuningCurve(facts)
    } catch {
      throw CommandFailure(.badData, "\(error.sentence) The curve needs a price.")
    }
  }

  private func printAdvice(_ advice: TuningAdvice) throws {
    var out = StandardOutput()
    try out.write("\nMemory: \(advice.memory).\n")
    try advice.architecture.map { try out.write("Architecture: \($0).\n") }
    try out.write("How sure: \(advice.sureness).\n")
    try out.write(
      "Try any change on an alias first; \"assumed\" and \"bound\" were not measured.\n")
    try out.flush()
  }

  private static func row(_ point: TuningCurve.Point) -> Row {
    var row = Row()
    row.add("memoryMB", point.memoryMB)
    row.add("arch", point.architecture.rawValue)
    row.add("p50Ms", point.p50Ms)
    row.add("p95Ms", point.p95Ms)
    row.add("costPerMillionUSD", point.costPerMillionUSD)
    row.add("confidence", point.confidence.rawValue)
    row.add("current", point.isCurrent)
    row.add("advised", point.isAdvised)
    return row
  }

  private static let columns: [Column] = [
    .number("MEMORY MB", "memoryMB"), .text("ARCH", "arch"),
    .number("P50 ms", "p50Ms", decimals: 1),
    .number("P95 ms", "p95Ms", decimals: 1),
    .number("$ PER MILLION", "costPerMillionUSD", decimals: 2),
    .text("CONFIDENCE", "confidence"),
    .made("") { row in
      if case .flag(true)? = row["advised"] { return "advised" }
      if case .flag(true)? = row["current"] { return "now" }
      return ""
    },
  ]
}
