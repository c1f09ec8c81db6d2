import DataProvider
import LogParsing

/// The bare answer of log files, by function, without keeping a recording.
enum BareAnswerTable {
  static func print(_ paths: [String], _ output: FormatOptions) throws {
    let answers = try BareAnswer(paths: paths).run().sorted { $0.name < $1.name }
    let rows = answers.map { answer in
      var row = Row()
      row.add("function", answer.name)
      row.add("executions", answer.count)
      row.add("errors", answer.errors)
      row.add("coldStarts", answer.coldStarts)
      row.add("p50Ms", answer.p50)
      row.add("p95Ms", answer.p95)
      row.add("p99Ms", answer.p99)
      row.add("maxMemoryMB", answer.maxMemoryMB)
      return row
    }
    try output.print(
      rows,
      columns: [
        .text("FUNCTION", "function"), .number("RUNS", "executions"), .number("ERRORS", "errors"),
        .number("COLD", "coldStarts"), .number("P50 ms", "p50Ms", decimals: 2),
        .number("P95 ms", "p95Ms", decimals: 2), .number("P99 ms", "p99Ms", decimals: 2),
        .number("MAX MB", "maxMemoryMB"),
      ], empty: "No execution was understood in these files.")
  }
}
