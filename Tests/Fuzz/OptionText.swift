import ServerlessModel

@testable import perch

/// What stands behind the options of the command line; `TypedText` reads it, too.
enum OptionText {
  static func read(_ text: String, at now: Instant) {
    if let bytes = try? ByteText.bytes(text, option: "--max-size") {
      expect(bytes >= 0, "a size is less than nothing")
    }
    if let seconds = try? TimeText.seconds(text, option: "--window") {
      expect(seconds > 0, "a window is no longer than nothing")
    }
    _ = try? TimeText.moment(text, option: "--at", day: now)
    _ = try? IDText.request(text)
    _ = try? IDText.trace(text)
  }
}
