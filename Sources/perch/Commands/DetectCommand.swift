import ArgumentParser
import Glibc
import InsightEngine
import ServerlessModel

/// `perch detect FILE.csv`: the anomalies of any series.
struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "The anomalies of a timestamp,value series, one row an anomaly.",
    discussion: """
      Each value is compared with the seven days before it; nothing is said of the first twelve hours. An anomaly that \
      goes on is one row, and there is at most one in six hours. Its kind is spike or drop, or level shift where \
      the series stayed there until that was normal.
      """)

  @Argument(
    help: "A CSV file of timestamp,value rows, with a header or not; - reads standard input.")
  var file: String

  @Flag(help: "Judge by logarithms, as suits durations and sizes.")
  var log = false

  @Option(help: "How to print: table, json, jsonl, csv or markdown; csv unless on a terminal.")
  var format: OutputFormat?

  func run() throws {
    let series = try SeriesFile(try bytes(), name: file)
    if let note = series.note { StandardError.write("perch: \(note)\n") }
    let anomalies = AnomalyDetector.anomalies(
      in: series.points, AnomalySettings(isLogarithmic: log))
    let format = format ?? (isatty(STDOUT_FILENO) == 1 ? .table : .csv)
    if format == .csv, anomalies.isEmpty { return try Self.printHeader() }
    try format.print(anomalies.map(Self.row), columns: columns, empty: series.nothingFound)
  }

  /// The names alone, since readers of CSV stumble over an empty file.
  private static func printHeader() throws {
    var out = StandardOutput()
    try out.write("timestamp,value,expectedLow,expectedHigh,score,direction,kind\r\n")
    try out.flush()
  }

  private func bytes() throws -> [UInt8] {
    let bytes = file == "-" ? FileText.read(descriptor: STDIN_FILENO) : FileText.read(file)
    guard let bytes else {
      throw CommandFailure(
        .noInput,
        "\(Quoted.text(file)) cannot be read. Name a CSV file, or - for standard input.")
    }
    return bytes
  }

  private static func row(_ anomaly: Anomaly) -> Row {
    let alarm = anomaly.reading
    var row = Row()
    row.add("timestamp", alarm.time)
    row.add("value", alarm.value)
    row.add("expectedLow", short(alarm.expectedLow))
    row.add("expectedHigh", short(alarm.expectedHigh))
    row.add("score", short(alarm.score))
    row.add("direction", alarm.direction.rawValue)
    row.add("kind", anomaly.kind.rawValue)
    return row
  }

  /// Six digits that count; more would be noise.
  private static func short(_ value: Double) -> Double {
    guard value.isFinite, value != 0 else { return value }
    let scale = pow(10, 5 - log10(value.magnitude).rounded(.down))
    let short = (value * scale).rounded() / scale
    return short.isFinite ? short : value
  }

  private var columns: [Column] {
    [
      .text("TIME", "timestamp"), .made("VALUE", right: true) { Self.cell($0, "value") },
      .made("LOW", right: true) { Self.cell($0, "expectedLow") },
      .made("HIGH", right: true) { Self.cell($0, "expectedHigh") },
      .number("SCORE", "score", decimals: 1), .text("DIRECTION", "direction"),
      .text("KIND", "kind"),
    ]
  }

  private static func cell(_ row: Row, _ field: String) -> String {
    row[field].map(CellText.plain) ?? "-"
  }
}
