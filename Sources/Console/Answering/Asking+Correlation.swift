import InsightEngine
import ServerlessModel

/// What the lines of a run say that it works on.
struct CorrelationMark: Hashable {
  let field: CorrelationField
  let value: String

  /// The first field that a line names; `nil` where none does.
  init?(_ fields: [CorrelationField], in lines: [LogLine]) {
    for line in lines {
      for field in fields {
        guard let value = field.value(in: line.message) else { continue }
        self.field = field
        self.value = value
        return
      }
    }
    return nil
  }

  /// Whether a line names it, under whichever of the fields.
  func isNamed(in line: LogLine, _ fields: [CorrelationField]) -> Bool {
    fields.contains { $0.value(in: line.message) == value }
  }
}

extension Asking {
  /// Runs that are followed at most; a value that more share is no piece of work.
  private static let mostRuns = 50
  /// How far from a run its work is looked for.
  private static let reachSeconds: Int64 = 86_400

  /// The lines of all runs that work on what a run works on; `nil` where its lines do not say what that is.
  func correlated(with request: RequestID) throws -> LogsAnswer? {
    let fields = settings.correlation
    guard !fields.isEmpty else { return nil }
    let own = try lines(of: request)
    guard let first = own.first, let mark = CorrelationMark(fields, in: own) else { return nil }
    var query = LogQuery(
      span: TimeSpan(
        start: max(past.start, first.time.adding(seconds: -Self.reachSeconds)),
        end: min(at, first.time.adding(seconds: Self.reachSeconds))))
    query.search = mark.value
    let page = try reading.logPage(query)
    let named = page.lines.filter { mark.isNamed(in: $0, fields) }
    let others = Set(named.compactMap(\.requestID)).subtracting([request]).sorted()
    var all = own + named.filter { $0.requestID == nil }
    for other in others.prefix(Self.mostRuns) { all += try lines(of: other) }
    return LogsAnswer(
      lines: all.sorted { ($0.time, $0.logGroup) < ($1.time, $1.logGroup) },
      hasMore: page.hasMore || others.count > Self.mostRuns, empty: "",
      groups: Array(Set(all.map(\.logGroup))).sorted(),
      followed: "\(mark.field.name) \(mark.value)")
  }

  private func lines(of request: RequestID) throws -> [LogLine] {
    var query = LogQuery(span: TimeSpan(start: past.start, end: at))
    query.requestID = request
    return try reading.logPage(query).lines
  }
}
