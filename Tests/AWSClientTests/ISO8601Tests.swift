import Testing

@testable import AWSClient

struct ISO8601Tests {
  @Test(arguments: [
    ("2026-11-23T07:38:01Z", 1_795_419_481), ("1970-01-01T00:00:00Z", 0),
    ("2024-02-29T23:59:59Z", 1_709_251_199), ("2026-11-23T07:38:01UTC", 1_795_419_481),
    ("2026-11-23T08:38:01+01:00", 1_795_419_481), ("2026-11-23T02:08:01-0530", 1_795_419_481),
    ("2026-11-23T07:38:01.500Z", 1_795_419_481.5), ("2026-11-23T07:38:01", 1_795_419_481),
    (" 2026-11-23 07:38:01Z\n", 1_795_419_481), ("1969-12-31T23:59:58Z", -2),
  ])
  func `reads moments of every form`(_ text: String, _ seconds: Double) {
    #expect(ISO8601.seconds(text) == seconds)
  }

  @Test(arguments: [
    "", "never", "2026-11-23", "2026-13-01T00:00:00Z", "2026-11-23T25:00:00Z", "1795419481",
    "2026-11-23T07:38:01Zx", "2026-11-23T07:38:01+1", "2026-11-23T07:38:01.Z",
  ])
  func `reads nothing that is no moment`(_ text: String) {
    #expect(ISO8601.seconds(text) == nil)
  }

  @Test(arguments: [
    (1_795_419_481, "2026-11-23 07:38:01 UTC"), (0, "1970-01-01 00:00:00 UTC"),
    (1_709_164_800, "2024-02-29 00:00:00 UTC"), (-2, "1969-12-31 23:59:58 UTC"),
    (-86_400, "1969-12-31 00:00:00 UTC"), (.infinity, "an unknown moment"),
  ])
  func `writes them`(_ seconds: Double, _ text: String) {
    #expect(ISO8601.text(seconds) == text)
  }
}
