import ServerlessModel

/// Reads one row of a `timestamp,value` file, wherever its header put the two.
struct SeriesRow {
  /// What a row turned out to be.
  enum Reading {
    case header, unreadable
    /// A time without a value.
    case missing
    case point(MetricPoint)
  }

  private static let timeNames = ["timestamp", "time", "datetime", "date", "ts"]
  private static let valueNames = ["value", "values"]
  private static let absences = ["", "null", "none", "na", "n/a", "-"]

  private var timeAt = 0
  private var valueAt = 1

  /// The fields of a line, without quotes and the blanks around them.
  static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    let text = line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
    return text.split(omittingEmptySubsequences: false) { $0 == 44 || $0 == 59 || $0 == 9 }
      .map { field in
        let isFiller: (UInt8) -> Bool = { $0 == 32 || $0 == 34 || $0 == 13 }
        let rest = field.drop(while: isFiller)
        let end = rest.lastIndex { !isFiller($0) }.map { $0 + 1 } ?? rest.startIndex
        return String(decoding: rest[..<end], as: UTF8.self)
      }
  }

  /// Reads a row; a header moves the columns that later rows are read by.
  mutating func read(_ fields: [String], mayBeHeader: Bool) -> Reading {
    let time = timeAt < fields.count ? SeriesTime.read(fields[timeAt]) : nil
    let text = valueAt < fields.count ? fields[valueAt] : nil
    let value = text.flatMap(Double.init)
    if mayBeHeader, time == nil, value == nil {
      take(header: fields)
      return .header
    }
    guard let time, let text else { return .unreadable }
    if let value {
      return value.isFinite ? .point(MetricPoint(time: time, value: value)) : .missing
    }
    return Self.absences.contains(text.lowercased()) ? .missing : .unreadable
  }

  private mutating func take(header fields: [String]) {
    let names = fields.map { $0.lowercased() }
    timeAt = names.firstIndex { Self.timeNames.contains($0) } ?? 0
    valueAt = names.firstIndex { Self.valueNames.contains($0) } ?? (timeAt == 0 ? 1 : 0)
  }
}

/// Reads a moment in any of the usual forms.
enum SeriesTime {
  /// Seconds since 1970 stay below this until the year 5138, and milliseconds are above it since 1973.
  private static let secondsEnd = 1e11
  private static let millisecondsEnd = 1e14

  /// ISO 8601 with `T` or a blank, with a zone or in UTC, or seconds or milliseconds since 1970.
  static func read(_ text: String) -> Instant? {
    guard let number = Double(text) else { return Instant(iso8601: text) }
    guard number.magnitude < millisecondsEnd else { return nil }
    let milliseconds = number.magnitude < secondsEnd ? number * 1000 : number
    return Instant(milliseconds: Int64(milliseconds.rounded()))
  }
}
