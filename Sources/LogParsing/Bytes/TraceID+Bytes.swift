import ServerlessModel

extension TraceID {
  /// Reads the 35 bytes of an id at `at`; `nil` if they are none, or if the word goes on after them.
  static func read(_ bytes: Bytes, at: Int = 0) -> TraceID? {
    guard at >= 0, bytes.count - at >= 35, let base = bytes.baseAddress, bytes[at] == 49,
      bytes[at + 1] == 45, bytes[at + 10] == 45, !bytes.byte(at + 35).isWord,
      let seconds = HexWords.eight(base + at + 2), let first = HexWords.eight(base + at + 11),
      let second = HexWords.eight(base + at + 19), let third = HexWords.eight(base + at + 27)
    else { return nil }
    return TraceID(
      epochSeconds: UInt32(seconds), randomHigh: UInt32(first), randomLow: second &<< 32 | third)
  }
}

extension SegmentID {
  /// Reads the 16 digits of an id at `at`; `nil` if they are none, or if the word goes on after them.
  static func read(_ bytes: Bytes, at: Int = 0) -> SegmentID? {
    guard at >= 0, bytes.count - at >= 16, let base = bytes.baseAddress,
      !bytes.byte(at + 16).isWord,
      let first = HexWords.eight(base + at), let second = HexWords.eight(base + at + 8)
    else { return nil }
    return SegmentID(value: first &<< 32 | second)
  }
}
