import ServerlessModel

/// Levels as bits, so that a chunk can say which it holds.
enum LogLevels {
  static func bit(of raw: UInt8) -> Int64 { 1 << Int64(min(raw, 7)) }

  /// The levels that a query for at least `minimum` wants; the platform's own lines count as `info`.
  static func mask(atLeast minimum: LogLevel?) -> Int64 {
    guard let minimum else { return 0xFF }
    let wanted = LogLevel.allCases.filter {
      $0 == .platform ? minimum <= .info || minimum == .platform : $0 >= minimum
    }
    return wanted.reduce(0) { $0 | bit(of: $1.rawValue) }
  }
}
