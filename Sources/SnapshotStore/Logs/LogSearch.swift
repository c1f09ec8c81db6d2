#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Finds the lines that hold a text, ASCII case folded, without making a String of any line.
struct LogSearch {
  private let needle: [UInt8]
  private let hasLetters: Bool

  init(_ text: String) {
    needle = text.utf8.map(Self.lower)
    hasLetters = needle.contains { $0 >= 97 && $0 <= 122 }
  }

  /// Whether the text occurs anywhere; leaves the folded text in `folded` for `lines`.
  func isIn(_ text: [UInt8], folded: inout [UInt8]) -> Bool {
    guard !needle.isEmpty else { return true }
    if hasLetters { Self.fold(text, into: &folded) }
    return (hasLetters ? folded : text).withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memmem(start, text.count, needle, needle.count) != nil
    }
  }

  /// The indices of the lines that match, rising; `ends` says where each line ends, `folded` is what `isIn` left.
  func lines(in text: [UInt8], ends: [UInt32], folded: [UInt8]) -> [Int] {
    guard !needle.isEmpty else { return Array(ends.indices) }
    return (hasLetters ? folded : text).withUnsafeBytes {
      scan(UnsafeRawBufferPointer(rebasing: $0[..<text.count]), ends)
    }
  }

  private static func fold(_ text: [UInt8], into folded: inout [UInt8]) {
    if folded.count < text.count { folded = [UInt8](repeating: 0, count: text.count) }
    text.withUnsafeBytes { source in
      folded.withUnsafeMutableBytes { fold(source, into: $0) }
    }
  }

  private func scan(_ text: UnsafeRawBufferPointer, _ ends: [UInt32]) -> [Int] {
    guard let start = text.baseAddress else { return [] }
    var found: [Int] = []
    var at = 0
    var line = 0
    needle.withUnsafeBytes { needle in
      while at < text.count, let hit = memmem(start + at, text.count - at, needle.baseAddress, needle.count) {
        let place = UnsafeRawPointer(hit) - start
        while line < ends.count, Int(ends[line]) <= place { line += 1 }
        guard line < ends.count else { return }
        // Lines follow each other without a break, so a hit may lie across two of them.
        if place + needle.count <= Int(ends[line]) {
          found.append(line)
          at = Int(ends[line])
        } else {
          at = place + 1
        }
      }
    }
    return found
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    byte >= 65 && byte <= 90 ? byte | 0x20 : byte
  }

  private static func fold(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer
  ) {
    guard let from = source.baseAddress, let to = target.baseAddress else { return }
    let wide = source.count & ~31
    for offset in stride(from: 0, to: wide, by: 32) {
      let bytes = from.loadUnaligned(fromByteOffset: offset, as: SIMD32<UInt8>.self)
      let isUpper = (bytes &- 65) .< 26
      let folded = bytes | SIMD32(repeating: 0).replacing(with: 0x20, where: isUpper)
      to.storeBytes(of: folded, toByteOffset: offset, as: SIMD32<UInt8>.self)
    }
    for offset in wide..<source.count {
      to.storeBytes(of: lower(source[offset]), toByteOffset: offset, as: UInt8.self)
    }
  }
}
