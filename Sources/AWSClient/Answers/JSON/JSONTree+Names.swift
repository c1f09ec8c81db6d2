extension JSONTree {
  /// Whether the name at a place is this one, letter by letter.
  func isName(at place: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let found = places[place]
    guard found.kind == .text else { return isSpelled(at: place, name) { $0 } }
    guard Int(found.end - found.start) == name.count else { return false }
    return bytes[Int(found.start)..<Int(found.end)].elementsEqual(name)
  }

  /// Whether the name at a place is this one in Swift's spelling; see `FoldedKey`.
  func isName(at place: Int, foldedTo name: UnsafeBufferPointer<UInt8>) -> Bool {
    let found = places[place]
    let (start, end) = (Int(found.start), Int(found.end))
    guard found.kind == .text else { return isSpelled(at: place, name, FoldedKey.folded) }
    guard end - start == name.count else {
      return end - start > name.count && bytes[start..<end].contains(Self.joint)
        && isSpelled(at: place, name, FoldedKey.folded)
    }
    var isLeading = true
    for index in 0..<name.count {
      let byte = bytes[start + index]
      if isLeading {
        let isFollowedBySmall = start + index + 1 < end && Self.isSmall(bytes[start + index + 1])
        isLeading = Self.isCapital(byte) && (index == 0 || !isFollowedBySmall)
      }
      guard byte != Self.joint, (isLeading ? byte + 32 : byte) == name[index] else { return false }
    }
    return !name.isEmpty
  }

  private func isSpelled(
    at place: Int, _ name: UnsafeBufferPointer<UInt8>, _ spelling: (String) -> String
  ) -> Bool {
    guard let text = try? text(at: place) else { return false }
    return spelling(text).utf8.elementsEqual(name)
  }

  /// What joins words, and is in no name that is folded.
  private static let joint = UInt8(ascii: "_")

  private static func isCapital(_ byte: UInt8) -> Bool { byte >= 65 && byte <= 90 }
  private static func isSmall(_ byte: UInt8) -> Bool { byte >= 97 && byte <= 122 }
}
