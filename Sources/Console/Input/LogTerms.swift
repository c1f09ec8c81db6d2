import ServerlessModel

extension RowFilter {
  /// The same filter as conditions that the recording tests, line by line.
  ///
  /// `level>=warn` and `level:error` go by the line's level, `request:`, `group:` and `stream:` by where it came from;
  /// any other name is a member of a JSON message.
  var logTerms: [LogTerm] { terms.map { LogTerm(Self.test($0.test), isNegated: $0.isNegated) } }

  private static func test(_ test: Term.Test) -> LogTerm.Test {
    switch test {
    case .contains(let text): levels(text).map { LogTerm.Test.levels($0) } ?? .text(text)
    case .matches(let pattern): .pattern(pattern)
    case .field(let name, let value): named(name, value)
    case .compare(let name, let comparison, let limit): .number(name, range(comparison, limit))
    }
  }

  private static func named(_ name: String, _ value: String) -> LogTerm.Test {
    switch name {
    case "level": .levels(Set(LogLevel.allCases.filter { $0.name.lowercased().hasPrefix(value) }))
    case "request": .request(value)
    case "group", "function": .group(value)
    case "stream": .stream(value)
    case "message": .text(value)
    default: .field(name, value)
    }
  }

  private static func range(_ comparison: Term.Comparison, _ limit: Double) -> ClosedRange<Double> {
    guard !limit.isNaN else { return -Double.infinity...(-.infinity) }
    return switch comparison {
    case .atLeast: limit...(.infinity)
    case .atMost: -.infinity...limit
    case .more: limit.nextUp...(.infinity)
    case .less: -.infinity...limit.nextDown
    case .equal: limit...limit
    }
  }

  /// The levels that `level>=warn` means; the platform's own lines count as INFO.
  private static func levels(_ text: String) -> Set<LogLevel>? {
    guard text.hasPrefix("level") else { return nil }
    let rest = text.dropFirst("level".count)
    for comparison in Term.Comparison.allCases where rest.hasPrefix(comparison.rawValue) {
      let name = rest.dropFirst(comparison.rawValue.count).uppercased()
      guard
        let level = LogLevel.allCases.first(where: { !name.isEmpty && $0.name.hasPrefix(name) })
      else { return nil }
      return Set(LogLevel.allCases.filter { holds(weight($0), comparison, weight(level)) })
    }
    return nil
  }

  private static func holds(_ left: UInt8, _ comparison: Term.Comparison, _ right: UInt8) -> Bool {
    switch comparison {
    case .atLeast: left >= right
    case .atMost: left <= right
    case .more: left > right
    case .less: left < right
    case .equal: left == right
    }
  }

  private static func weight(_ level: LogLevel) -> UInt8 {
    level == .platform ? LogLevel.info.rawValue : level.rawValue
  }
}
