import LogParsing
import ServerlessModel
import Testing

struct ISOTimeTests {
  private func read(_ text: String) -> Int64? { reading(text) { ISOTime.read($0)?.milliseconds } }

  @Test(
    arguments: [
      ("2026-11-20T14:00:00.112Z", 1_795_183_200_112), ("1970-01-01T00:00:00.000Z", 0),
      ("2028-02-29T23:59:60.999Z", 1_835_481_600_999), ("1969-12-31T23:59:59.999Z", -1),
    ] as [(String, Int64)])
  func `reads the usual stamp`(_ text: String, _ expected: Int64) {
    #expect(read(text) == expected)
    #expect(reading(text + "9") { ISOTime.read($0)?.length } == 24)
  }

  @Test(arguments: [
    "2026-00-20T14:00:00.112Z", "2026-13-20T14:00:00.112Z", "2026-11-00T14:00:00.112Z",
    "2026-11-32T14:00:00.112Z", "2026-11-20T24:00:00.112Z", "2026-11-20T14:60:00.112Z",
    "2026-11-20T14:00:61.112Z", "2026-1a-20T14:00:00.112Z", "2026/11-20T14:00:00.112Z",
  ])
  func `refuses what is no moment`(_ text: String) { #expect(read(text) == nil) }

  @Test func `reads a stamp with any byte changed as the other spellings are read`() {
    var random = Seeded(state: 11)
    let stamp = Array("2026-11-20T14:05:39.112Z".utf8)
    for _ in 0..<20_000 {
      var bytes = stamp
      for _ in 0..<2 {
        let at = Int(random.next() % 24)
        if at != 10 { bytes[at] = UInt8(truncatingIfNeeded: random.next()) }
      }
      let usual = bytes.withUnsafeBytes { ISOTime.read($0) }
      bytes[10] = UInt8(ascii: "t")
      let other = bytes.withUnsafeBytes { ISOTime.read($0) }
      #expect(usual?.milliseconds == other?.milliseconds)
      #expect(usual?.length == other?.length)
    }
  }
}
