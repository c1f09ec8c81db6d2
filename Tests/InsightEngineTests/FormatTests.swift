import ServerlessModel
import Testing

@testable import InsightEngine

struct `numbers as words` {
  @Test(arguments: [
    (0, "0"), (999, "999"), (3402, "3,402"), (1_000_000, "1,000,000"), (-1234, "-1,234"),
  ])
  func `sets thousands apart`(value: Int, text: String) { #expect(Format.count(value) == text) }

  @Test(arguments: [
    (57, "57"), (0.14, "0.1"), (999, "999"), (9300, "9.3 k"), (9960, "10 k"), (62_000, "62 k"),
    (999_499, "999 k"), (999_500, "1.0 M"), (1_240_000, "1.2 M"), (2e9, "2.0 G"),
  ])
  func `shortens large numbers`(value: Double, text: String) {
    #expect(Format.short(value) == text)
  }

  @Test(arguments: [
    (0, "0 ms"), (0.41, "0.41 ms"), (412, "412 ms"), (999.4, "999 ms"), (999.5, "1.00 s"),
    (3000, "3.00 s"), (59_994, "59.99 s"), (60_000, "1 min"), (1_620_000, "27 min"),
    (18_720_000, "5.2 h"), (259_200_000, "3.0 d"),
  ])
  func `gives a duration its unit`(milliseconds: Double, text: String) {
    #expect(Format.milliseconds(milliseconds) == text)
  }

  @Test(arguments: [(3, "3.0 s"), (60, "60.0 s"), (900, "15 min")])
  func `prints settings in seconds`(value: Double, text: String) {
    #expect(Format.seconds(value) == text)
  }

  @Test(arguments: [(0.062, "6.2 %"), (0.62, "62 %"), (0, "0 %"), (1, "100 %"), (0.0004, "0.04 %")])
  func `prints a share as a percentage`(share: Double, text: String) {
    #expect(Format.percent(share) == text)
  }

  @Test(arguments: [
    (12.7, "$12.70"), (0, "$0.00"), (1204, "$1,204.00"), (0.0042, "$0.0042"),
    (0.000_007_275, "$0.0000073"), (-3, "-$3.00"), (99.999, "$100.00"),
  ])
  func `prints dollars`(value: Double, text: String) { #expect(Format.usd(value) == text) }

  @Test(arguments: [(40, "40 s"), (1620, "27 min"), (21_600, "6 h"), (1_209_600, "14 d")])
  func `prints ages in whole units`(seconds: Int64, text: String) {
    #expect(Format.age(seconds: seconds) == text)
  }

  @Test(arguments: [
    (512, "512 B"), (4096, "4.0 KB"), (1_288_490_189, "1.2 GB"), (1_099_511_627_776, "1.0 TB"),
  ])
  func `prints bytes`(value: Int64, text: String) { #expect(Format.bytes(value) == text) }

  @Test func `does not break on what is no number`() {
    #expect(Format.fixed(.nan, 1) == "–")
    #expect(Format.fixed(.infinity, 1) == "–")
    #expect(Format.usd(.nan) == "–")
  }

  @Test func `puts one thing in the singular`() {
    #expect(Format.counted(1, "run") == "1 run")
    #expect(Format.counted(3402, "run") == "3,402 runs")
  }
}
