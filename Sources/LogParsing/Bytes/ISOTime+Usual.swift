import ServerlessModel

extension ISOTime {
  /// Reads `2026-11-20T09:12:05.371Z`, as nearly all lines have it, eight bytes at a time; `nil` for any other spelling.
  @inline(__always)
  static func usual(_ bytes: Bytes, at: Int) -> Int64? {
    guard at >= 0, bytes.count - at >= 24, let base = bytes.baseAddress else { return nil }
    let date = Fields(base + at, like: "0000-00-", limits: 0x7F76_767F_7676_7676)
    let hour = Fields(base + at + 8, like: "00T00:00", limits: 0x7676_7F76_767F_7676)
    let rest = Fields(base + at + 16, like: ":00.000Z", limits: 0x7F76_7676_7F76_767F)
    guard date.fits, hour.fits, rest.fits else { return nil }
    let clock = (hour: hour.two(at: 3), minute: hour.two(at: 6), second: rest.two(at: 1))
    let day = (month: date.two(at: 5), day: hour.two(at: 0))
    guard clock.hour < 24, clock.minute < 60, clock.second <= 60, day.month >= 1, day.month <= 12,
      day.day >= 1, day.day <= 31
    else { return nil }
    let days = CalendarDate.daysSince1970(
      year: date.two(at: 0) * 100 + date.two(at: 2), month: day.month, day: day.day)
    let seconds = Int64(clock.hour * 3600 + clock.minute * 60 + clock.second)
    return days * 86_400_000 + seconds * 1000 + Int64(rest.two(at: 4) * 10 + rest.digit(at: 6))
  }

  /// Eight bytes less those of a pattern: digits become their values, what stands between them 0.
  private struct Fields {
    private let values: UInt64
    private let limits: UInt64

    /// `limits` holds for each byte what may be added to it before it passes 127.
    @inline(__always)
    init(_ place: UnsafeRawPointer, like pattern: StaticString, limits: UInt64) {
      let there = UnsafeRawPointer(pattern.utf8Start).loadUnaligned(as: UInt64.self)
      values = UInt64(littleEndian: place.loadUnaligned(as: UInt64.self) ^ there)
      self.limits = limits
    }

    @inline(__always)
    var fits: Bool { ((values &+ limits) | values) & 0x8080_8080_8080_8080 == 0 }

    @inline(__always)
    func digit(at index: Int) -> Int { Int(values &>> UInt64(index &* 8) & 15) }

    @inline(__always)
    func two(at index: Int) -> Int { digit(at: index) &* 10 &+ digit(at: index &+ 1) }
  }
}
