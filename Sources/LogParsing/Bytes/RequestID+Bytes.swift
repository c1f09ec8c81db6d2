package import ServerlessModel

extension RequestID {
  /// Reads the 36 bytes of an id at `at`; `nil` if they are none, or if the word goes on after them.
  @inline(__always)
  package static func read(_ bytes: UnsafeRawBufferPointer, at: Int = 0) -> RequestID? {
    guard at >= 0, bytes.count - at >= 36, let base = bytes.baseAddress else { return nil }
    let start = base + at
    guard start.load(fromByteOffset: 8, as: UInt8.self) == 45,
      start.load(fromByteOffset: 13, as: UInt8.self) == 45,
      start.load(fromByteOffset: 18, as: UInt8.self) == 45,
      start.load(fromByteOffset: 23, as: UInt8.self) == 45,
      let first = HexWords.eight(start), let second = HexWords.fours(start + 9, start + 14),
      let third = HexWords.fours(start + 19, start + 24), let fourth = HexWords.eight(start + 28)
    else { return nil }
    let next = bytes.byte(at + 36)
    guard !next.isWord, next != 45 else { return nil }
    return RequestID(high: first &<< 32 | second, low: third &<< 32 | fourth)
  }
}
