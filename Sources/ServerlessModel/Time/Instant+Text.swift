extension Instant {
  /// RFC 3339 in UTC with milliseconds, as every file and answer of perch prints a moment.
  package var rfc3339: String {
    date + "T" + clockWithMilliseconds + "Z"
  }

  /// Hours, minutes and seconds in UTC: `14:32:10`.
  package var clock: String {
    let date = CalendarDate(self)
    return pad(date.hour, 2) + ":" + pad(date.minute, 2) + ":" + pad(date.second, 2)
  }

  /// Hours, minutes, seconds and milliseconds in UTC: `14:32:10.112`.
  package var clockWithMilliseconds: String {
    clock + "." + pad(CalendarDate(self).millisecond, 3)
  }

  /// Hours and minutes in UTC: `14:32`.
  package var clockMinutes: String {
    let date = CalendarDate(self)
    return pad(date.hour, 2) + ":" + pad(date.minute, 2)
  }

  /// The UTC date: `2026-11-20`.
  package var date: String {
    let date = CalendarDate(self)
    return pad(date.year, 4) + "-" + pad(date.month, 2) + "-" + pad(date.day, 2)
  }

  /// Reads an ISO 8601 moment: a date, or a date and time with `T` or a blank between, with or
  /// without fraction and zone; without a zone it is UTC.
  ///
  /// Returns `nil` for anything else, impossible fields included.
  package init?(iso8601 text: String) {
    var reader = ISO8601Reader(Array(text.utf8))
    guard let moment = reader.moment() else { return nil }
    self = moment
  }

  /// Reads an ISO 8601 moment from raw bytes; see `init(iso8601:)`.
  package init?(iso8601Bytes bytes: some Sequence<UInt8>) {
    var reader = ISO8601Reader(Array(bytes))
    guard let moment = reader.moment() else { return nil }
    self = moment
  }
}

private func pad(_ number: Int, _ width: Int) -> String {
  let digits = String(max(0, number))
  let missing = width - digits.utf8.count
  return missing > 0 ? String(repeating: "0", count: missing) + digits : digits
}
