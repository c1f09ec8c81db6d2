import CellGrid
import InsightEngine
import ServerlessModel

/// The first log line in which two runs part, numbers and ids left out.
struct LogDifference {
  private let a: [LogLine]
  private let b: [LogLine]
  /// Lines that are alike from the beginning on.
  private let alike: Int

  /// What the platform reports is left out: the facts tell it, figure by figure.
  init(_ a: [LogLine], _ b: [LogLine]) {
    let (a, b) = (a.filter { !Self.isReport($0) }, b.filter { !Self.isReport($0) })
    self.a = a
    self.b = b
    alike = zip(a, b).prefix { Self.shape($0) == Self.shape($1) }.count
  }

  var title: String {
    if isAlike { return "Log: \(Format.counted(alike, "line")), alike but for numbers and ids" }
    return alike == 0
      ? "Log: they part at the first line"
      : "Log: the first \(Format.counted(alike, "line")) alike, then"
  }

  /// The line before they part, and three of each from there on.
  var rows: [ListRow] {
    guard !isAlike else { return [] }
    let before = alike > 0 ? [row("=", alike - 1, a)] : []
    return before + part("A", a) + part("B", b)
  }

  /// Why there is nothing to compare; `nil` where there is.
  func why(_ left: LogsAnswer, _ right: LogsAnswer) -> String? {
    guard a.isEmpty || b.isEmpty else { return nil }
    return a.isEmpty ? "A: \(left.empty)" : "B: \(right.empty)"
  }

  private var isAlike: Bool { alike == a.count && alike == b.count }

  private func part(_ side: String, _ lines: [LogLine]) -> [ListRow] {
    guard alike < lines.count else {
      return [
        ListRow(id: side, fields: [Field(side, .accent), .empty, Field("no more lines", .dim)])
      ]
    }
    return (alike..<min(lines.count, alike + 3)).map { row(side, $0, lines) }
  }

  private func row(_ side: String, _ index: Int, _ lines: [LogLine]) -> ListRow {
    let line = lines[index]
    let role: Role = side == "=" ? .dim : line.level?.severity?.role ?? .text
    return ListRow(
      id: "\(side)\(index)",
      fields: [
        Field(side, side == "=" ? .dim : .accent), Field(String(index + 1), .dim),
        Field(LogMessage.folded(line, JSONDocument(line.message)), role),
      ], severity: side == "=" ? nil : line.level?.severity)
  }

  private static func isReport(_ line: LogLine) -> Bool {
    line.level == .platform && ["INIT_START", "REPORT"].contains { line.message.hasPrefix($0) }
  }

  /// A message without the words that hold a digit.
  private static func shape(_ line: LogLine) -> String {
    LogMessage.text(of: line).split(separator: " ")
      .map { $0.contains(where: \.isNumber) ? "0" : String($0) }.joined(separator: " ")
  }
}
