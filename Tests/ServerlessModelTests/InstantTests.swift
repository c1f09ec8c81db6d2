import ServerlessModel
import Testing

/// 2026-11-20T14:32:10Z.
private let noted: Int64 = 1_795_185_130_000

struct `An ISO 8601 moment` {
  @Test(arguments: [
    ("in UTC", "2026-11-20T14:32:10Z", noted),
    ("in small letters", "2026-11-20t14:32:10z", noted),
    ("with a blank between", "2026-11-20 14:32:10Z", noted),
    ("without a zone", "2026-11-20T14:32:10", noted),
    ("without seconds", "2026-11-20T14:32", noted - 10_000),
    ("without seconds, with a zone", "2026-11-20T14:32Z", noted - 10_000),
    ("a date", "2026-11-20", 1_795_132_800_000),
    ("one digit of fraction", "2026-11-20T14:32:10.5Z", noted + 500),
    ("two digits", "2026-11-20T14:32:10.25Z", noted + 250),
    ("milliseconds", "2026-11-20T14:32:10.123Z", noted + 123),
    ("microseconds, cut", "2026-11-20T14:32:10.123999Z", noted + 123),
    ("nanoseconds, cut", "2026-11-20T14:32:10.000999999Z", noted),
    ("a comma for the point", "2026-11-20T14:32:10,007Z", noted + 7),
    ("a fraction and no zone", "2026-11-20 14:32:10.112", noted + 112),
    ("east, with a colon", "2026-11-20T16:32:10+02:00", noted),
    ("east, without a colon", "2026-11-20T16:32:10+0200", noted),
    ("east, hours only", "2026-11-20T16:32:10+02", noted),
    ("half an hour east", "2026-11-20T20:02:10.123+05:30", noted + 123),
    ("west over midnight", "2026-11-19T23:32:10-15:00", noted),
    ("an offset of nought", "2026-11-20T14:32:10-00:00", noted),
    ("a leap second", "2026-11-20T14:31:60Z", noted - 10_000),
    ("a leap day", "2000-02-29T00:00:00Z", 951_782_400_000),
    ("before 1970", "1900-03-01T00:00:00Z", -2_203_891_200_000),
    ("just before 1970", "1969-12-31T23:59:59.999Z", -1),
    ("the first year", "0001-01-01T00:00:00Z", -62_135_596_800_000),
    ("the last moment", "9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ("the last moment, elsewhere", "9999-12-31T14:59:59.999-09:00", 253_402_300_799_999),
    ("the first moment, elsewhere", "0000-01-01T01:00:00+01:00", -62_167_219_200_000),
  ])
  func `is read`(what: String, text: String, milliseconds: Int64) {
    #expect(Instant(iso8601: text)?.milliseconds == milliseconds, "\(what)")
    #expect(Instant(iso8601Bytes: text.utf8)?.milliseconds == milliseconds, "\(what), bytes")
  }

  @Test(arguments: [
    "", "2026", "2026-11", "2026-11-2", "20261120", "2026-11-20T", "2026-11-20T14", "2026-11-20Z",
    "2026-00-10", "2026-13-10", "2026-11-00", "2026-11-31", "2026-02-29", "1900-02-29",
    "2100-02-29", "2024-02-30", "2026-04-31", "2026-06-31", "2026-09-31", "2026-01-32",
    "2026-11-20T24:00:00Z", "2026-11-20T14:60:00Z", "2026-11-20T14:32:61Z",
    "2026-11-20T14:32:10.Z", "2026-11-20T14:32:10.", "2026-11-20T14:32:10+", "2026-11-20T14:32:1Z",
    "2026-11-20T14:32:10+2", "2026-11-20T14:32:10+24:00", "2026-11-20T14:32:10+02:60",
    "2026-11-20T14:32:10+02:0", "2026-11-20T14:32:10+02:", "2026-11-20T14:32:10ZZ",
    "2026-11-20T14:32:10Z ",
    " 2026-11-20T14:32:10Z", "2026-11-20T14:32:10 UTC", "-2026-11-20", "+2026-11-20",
    "2026-11-20T-1:00:00Z", "２０２６-11-20", "2026-11-20\u{0}", "yesterday",
    "0000-01-01T00:59:59+01:00", "9999-12-31T15:00:00-09:00", "9999-12-31T23:59:60Z",
  ])
  func `is refused when it is not one`(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test func `is read back as it was printed, from year 0 to 9999`() {
    let first = CalendarDate.daysSince1970(year: 0, month: 1, day: 1) * 86_400_000
    let last = CalendarDate.daysSince1970(year: 10_000, month: 1, day: 1) * 86_400_000 - 1
    var random = SeededGenerator(seed: 1)
    for _ in 0..<5000 {
      let moment = Instant(milliseconds: Int64.random(in: first...last, using: &random))
      #expect(Instant(iso8601: moment.rfc3339) == moment)
    }
    for edge in [first, last, -1, 0, 1] {
      let moment = Instant(milliseconds: edge)
      #expect(Instant(iso8601: moment.rfc3339) == moment)
    }
  }

  @Test func `is never read from junk that crashes or is not printed again`() {
    let letters = Array("0123456789-:TZ+., zt\u{7F}é".utf8)
    var random = SeededGenerator(seed: 2)
    for _ in 0..<5000 {
      var bytes = Array("2026-11-20T14:32:10.123+01:00".utf8)
      for _ in 0..<random.pick(1...3) {
        bytes[random.pick(0...bytes.count - 1)] = letters[random.pick(0...letters.count - 1)]
      }
      guard let moment = Instant(iso8601Bytes: bytes.prefix(random.pick(0...bytes.count))) else {
        continue
      }
      #expect(Instant(iso8601: moment.rfc3339) == moment)
    }
  }
}

struct `A printed moment` {
  private let moment = Instant(milliseconds: noted + 7)

  @Test func `is RFC 3339 in UTC with milliseconds`() {
    #expect(moment.rfc3339 == "2026-11-20T14:32:10.007Z")
    #expect(Instant(milliseconds: 0).rfc3339 == "1970-01-01T00:00:00.000Z")
    #expect(Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
    #expect(Instant(milliseconds: -62_135_596_800_000).rfc3339 == "0001-01-01T00:00:00.000Z")
  }

  @Test func `shows its parts in UTC`() {
    #expect(moment.date == "2026-11-20")
    #expect(moment.clock == "14:32:10")
    #expect(moment.clockMinutes == "14:32")
    #expect(moment.clockWithMilliseconds == "14:32:10.007")
  }

  @Test func `sorts as text as it does as a time`() {
    var random = SeededGenerator(seed: 3)
    let moments = (0..<200).map { _ in
      Instant(milliseconds: Int64(random.pick(0...4_000_000)) * 1_000_003)
    }
    #expect(moments.sorted().map(\.rfc3339) == moments.map(\.rfc3339).sorted())
  }
}

struct `A moment` {
  @Test(arguments: [
    (0, 60, 0), (59_999, 60, 0), (60_000, 60, 60_000), (-1, 60, -60_000), (-60_000, 60, -60_000),
    (3_599_999, 3600, 0), (1500, 1, 1000), (1500, 0, 1000), (1500, -5, 1000),
  ])
  func `is floored to its period, before 1970 too`(from: Int64, seconds: Int64, to: Int64) {
    let moment = Instant(milliseconds: from)
    #expect(moment.floored(toSeconds: seconds) == Instant(milliseconds: to))
  }

  @Test func `is moved and measured`() {
    let moment = Instant(milliseconds: 1000)
    #expect(moment.adding(seconds: -2) == Instant(milliseconds: -1000))
    #expect(moment.adding(milliseconds: 5) == Instant(milliseconds: 1005))
    #expect(moment.adding(seconds: 3600).since(moment) == 3_600_000)
    #expect(moment.since(moment.adding(seconds: 1)) == -1000)
  }
}
