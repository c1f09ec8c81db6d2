import ServerlessModel

/// ISO 8601 moments at the head of log lines, in the spellings that runtimes and tools use.
package enum ISOTime {
  /// Reads a moment at `at` and says how many bytes it took; without a zone it is UTC.
  ///
  /// A blank may stand for `T` and a comma for the point; digits beyond the millisecond are dropped.
  package static func read(_ bytes: UnsafeRawBufferPointer, at: Int = 0) -> (
    milliseconds: Int64, length: Int
  )? {
    if let usual = usual(bytes, at: at) { return (usual, 24) }
    guard let day = day(bytes, at: at),
      bytes.byte(at + 10) | 0x20 == 0x74 || bytes.byte(at + 10) == 32,
      bytes.byte(at + 13) == 58, bytes.byte(at + 16) == 58,
      let hour = Decimal.fixed(bytes, at: at + 11, width: 2), hour < 24,
      let minute = Decimal.fixed(bytes, at: at + 14, width: 2), minute < 60,
      let second = Decimal.fixed(bytes, at: at + 17, width: 2), second <= 60
    else { return nil }
    let whole = day * 86_400_000 + Int64(hour * 3600 + minute * 60 + second) * 1000
    let fraction = fraction(bytes, at: at + 19)
    let zone = zone(bytes, at: fraction.next)
    return (whole + fraction.milliseconds - zone.milliseconds, zone.next - at)
  }

  /// Days since 1970 of `YYYY-MM-DD`, or of `YYYY/MM/DD`, at `at`.
  private static func day(_ bytes: Bytes, at: Int) -> Int64? {
    let dash = bytes.byte(at + 4)
    guard dash == 45 || dash == 47, bytes.byte(at + 7) == dash,
      let year = Decimal.fixed(bytes, at: at, width: 4),
      let month = Decimal.fixed(bytes, at: at + 5, width: 2), month >= 1, month <= 12,
      let day = Decimal.fixed(bytes, at: at + 8, width: 2), day >= 1, day <= 31
    else { return nil }
    return CalendarDate.daysSince1970(year: year, month: month, day: day)
  }

  private static func fraction(_ bytes: Bytes, at: Int) -> (milliseconds: Int64, next: Int) {
    let point = bytes.byte(at)
    guard point == 46 || point == 44, bytes.byte(at + 1).isDigit else { return (0, at) }
    var value: Int64 = 0
    var scale: Int64 = 100
    var index = at + 1
    while bytes.byte(index).isDigit {
      value += Int64(bytes[index] - 48) * scale
      scale /= 10
      index += 1
    }
    return (value, index)
  }

  private static func zone(_ bytes: Bytes, at: Int) -> (milliseconds: Int64, next: Int) {
    let sign = bytes.byte(at)
    if sign | 0x20 == 0x7A { return (0, at + 1) }
    guard sign == 43 || sign == 45, let hours = Decimal.fixed(bytes, at: at + 1, width: 2) else {
      return (0, at)
    }
    let colon = bytes.byte(at + 3) == 58 ? 1 : 0
    let minutes = Decimal.fixed(bytes, at: at + 3 + colon, width: 2)
    let east = Int64(hours * 60 + (minutes ?? 0)) * 60_000
    return (sign == 43 ? east : -east, minutes == nil ? at + 3 : at + 5 + colon)
  }
}
