import Testing

@testable import AWSClient

struct RequestURLTests {
  @Test(
    arguments: [
      ("https://a.example.com/b?c=d", "a.example.com", nil, "/b", "c=d", "a.example.com"),
      ("http://localhost:4566", "localhost", 4566, "", nil, "localhost:4566"),
      ("https://H.example.com:443/", "h.example.com", 443, "/", nil, "h.example.com"),
      ("http://[FD00:ec2::23]:80/x#y", "fd00:ec2::23", 80, "/x", nil, "[fd00:ec2::23]"),
      ("https://a?b?c", "a", nil, "", "b?c", "a"), ("https://a/?", "a", nil, "/", "", "a"),
    ] as [(String, String, Int?, String, String?, String)])
  func `takes an address apart`(
    text: String, host: String, port: Int?, path: String, query: String?, authority: String
  ) throws {
    let url = try #require(RequestURL(text))
    #expect(url.host == host)
    #expect(url.port == port)
    #expect(url.path == path)
    #expect(url.query == query)
    #expect(url.authority == authority)
  }

  @Test(arguments: [
    "", "localhost:4566", "ftp://a/", "https://", "https:///x", "https://a:b/", "https://a:0/",
    "https://user:word@a/", "https://a:70000", "http://[::1", "https://a b/", "://a",
  ])
  func `refuses what is no address`(_ text: String) {
    #expect(RequestURL(text) == nil)
  }
}

struct HTTPDateTests {
  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200), ("Sun, 06 Nov 1994 08:49:37 CET", nil),
      ("06 Nov 1994", nil), ("Sun, 06 Nov 1994 25:49:37 GMT", nil), ("", nil),
    ] as [(String, Double?)])
  func `reads the date of a header`(text: String, seconds: Double?) {
    #expect(HTTPDate.seconds(text) == seconds)
  }

  @Test func `days and dates agree for eight hundred years`() {
    var previous = CivilDate(daysSince1970: 0)
    #expect(previous == CivilDate(year: 1970, month: 1, day: 1))
    for days in 1...292_000 {
      let date = CivilDate(daysSince1970: days)
      #expect(date.daysSince1970 == days)
      let isNext =
        date.day == previous.day + 1 && date.month == previous.month
        || date.day == 1 && date.month == previous.month % 12 + 1 && previous.day >= 28
      if !isNext { Issue.record("\(previous) is followed by \(date)") }
      previous = date
    }
  }

  @Test(arguments: [
    (1_440_938_160.0, "20150830T123600Z"), (0, "19700101T000000Z"), (-5, "19700101T000000Z"),
    (951_782_400.9, "20000229T000000Z"), (.infinity, "19700101T000000Z"),
    (1e300, "99991231T235959Z"),
  ])
  func `spells the moment of a signature`(seconds: Double, stamp: String) {
    #expect(SigningTime(seconds).stamp == stamp)
    #expect(SigningTime(seconds).day == stamp.prefix(8))
  }
}
