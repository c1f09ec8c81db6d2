/// Turns UTF-16, as PowerShell redirects output, into UTF-8.
final class UTF16Reader: Decompressor {
  private let isBigEndian: Bool
  private let input: UnsafeMutableRawBufferPointer
  private var filled = 0
  private var used = 0
  private var units: [UInt16] = []
  private var plain: [UInt8] = []
  private var given = 0

  /// `nil` where the first bytes are not the mark of UTF-16.
  init?(mark: [UInt8]) {
    guard mark.count >= 2, mark[0] ^ mark[1] == 1, mark[0] | 1 == 0xFF else { return nil }
    isBigEndian = mark[0] == 0xFE
    // Only here, since nothing gives back what a reader held that is none.
    input = .allocate(byteCount: 16_384, alignment: 16)
  }

  deinit { input.deallocate() }

  func read(
    into buffer: UnsafeMutableRawBufferPointer,
    from source: (UnsafeMutableRawBufferPointer) -> Int
  ) -> (count: Int, problem: String?) {
    while given == plain.count {
      guard refill(source) else { return (0, nil) }
    }
    let count = min(buffer.count, plain.count - given)
    buffer.copyBytes(from: plain[given..<given + count])
    given += count
    return (count, nil)
  }

  /// Reads a piece, and keeps a unit or half a pair that it cuts for the next one; false at the end.
  private func refill(_ source: (UnsafeMutableRawBufferPointer) -> Int) -> Bool {
    let left = filled - used
    if left > 0 { input[0] = input[used] }
    let more = source(UnsafeMutableRawBufferPointer(rebasing: input[left...]))
    (filled, used) = (left + more, 0)
    while used + 1 < filled {
      let (first, second) = (UInt16(input[used]), UInt16(input[used + 1]))
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
      used += 2
    }
    let isCut = more > 0 && units.last.map { $0 & 0xFC00 == 0xD800 } ?? false
    let whole = isCut ? units.dropLast() : units[...]
    plain = Array(String(decoding: whole, as: UTF16.self).utf8)
    units.removeFirst(whole.count)
    given = 0
    return more > 0 || !plain.isEmpty
  }
}
