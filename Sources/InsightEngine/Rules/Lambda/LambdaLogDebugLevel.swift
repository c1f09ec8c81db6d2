import ServerlessModel

/// Finds functions of production that log what only their makers read.
struct LambdaLogDebugLevel: Rule {
  var pct = Parameter("pct", 30)
  var minLines = Parameter("minLines", 200)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-log-debug-level",
      title: "Debug logging in production",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs, .configuration],
      parameters: [pct, minLines, windowHours],
      why: "Every line is paid for when it comes in and again while it is kept, and may hold data "
        + "that should not leave the function.",
      fix: "Raise the level or sample debug logs.",
      sources: [
        "Well-Architected serverless guidance, COST 1 log what you need"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    guard try context.isProduction() else { return .notApplicable }
    let level = try? context.function().applicationLogLevel
    if let level, ["DEBUG", "TRACE"].contains(level) {
      return .fails("logs from level \(level) on in production", .text("level", level))
    }
    let lines = try context.applicationLines(windowSeconds)
    guard lines.count >= minLines.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let loud = lines.filter { $0.level.map { $0 <= .debug } ?? false }
    let share = Double(loud.count) / Double(lines.count)
    guard share >= pct.share else { return .pass }
    return .fails(
      "\(Format.percent(share)) of \(Format.counted(lines.count, "line")) are debug or trace",
      figure: Double(loud.count), .number("debugShare", share), .count("lines", lines.count),
      .list("levels", Self.split(lines)))
  }

  /// Lines and bytes of each level.
  private static func split(_ lines: [LogLine]) -> [String] {
    Dictionary(grouping: lines) { $0.level?.name ?? "none" }.sorted { $0.key < $1.key }
      .map { level, lines in
        let bytes = lines.reduce(0) { $0 + Int64($1.message.utf8.count) }
        return "\(level): \(Format.counted(lines.count, "line")), \(Format.bytes(bytes))"
      }
  }
}
