/// Reads one ISO 8601 moment from bytes, all of it or nothing.
struct ISO8601Reader {
  /// What a year of four digits can say; an offset leads past it.
  private static let sayable: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func moment() -> Instant? {
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
      (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
    else { return nil }
    let days = CalendarDate.daysSince1970(year: year, month: month, day: day)
    if at == bytes.count { return Instant(milliseconds: days * 86_400_000) }
    guard skip("T") || skip(" ") || skip("t"), let time = timeOfDay(), let offset = zone(),
      at == bytes.count
    else { return nil }
    let milliseconds = days * 86_400_000 + time - offset
    return Self.sayable.contains(milliseconds) ? Instant(milliseconds: milliseconds) : nil
  }

  private mutating func timeOfDay() -> Int64? {
    guard let hour = number(2), skip(":"), let minute = number(2), hour < 24, minute < 60 else {
      return nil
    }
    var milliseconds = Int64(hour * 3600 + minute * 60) * 1000
    if skip(":") {
      guard let second = number(2), second <= 60 else { return nil }
      milliseconds += Int64(second) * 1000
      if skip(".") || skip(",") {
        guard let fraction = fraction() else { return nil }
        milliseconds += fraction
      }
    }
    return milliseconds
  }

  /// Milliseconds east of UTC.
  private mutating func zone() -> Int64? {
    if at == bytes.count || skip("Z") || skip("z") { return 0 }
    let sign: Int64
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    guard let hours = number(2) else { return nil }
    let hasColon = skip(":")
    let minutes = at == bytes.count && !hasColon ? 0 : number(2) ?? -1
    guard hours < 24, (0..<60).contains(minutes) else { return nil }
    return sign * Int64(hours * 60 + minutes) * 60_000
  }

  private mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var digits = 0
    while at < bytes.count, bytes[at] >= 48, bytes[at] <= 57 {
      if digits < 3 { value = value * 10 + Int64(bytes[at] - 48) }
      digits += 1
      at += 1
    }
    guard digits > 0 else { return nil }
    for _ in digits..<max(digits, 3) { value *= 10 }
    return value
  }

  private mutating func number(_ width: Int) -> Int? {
    guard at + width <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[at..<at + width] {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    at += width
    return value
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard at < bytes.count, UInt32(bytes[at]) == scalar.value else { return false }
    at += 1
    return true
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}
