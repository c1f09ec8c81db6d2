/// A text to look for: 64 bytes at a time are compared with its two rarest letters, and only where both fit with all of it.
struct TextNeedle {
  private let bytes: [UInt8]
  private let early: Probe
  private let late: Probe

  /// One byte of the needle, eight times in a word, and the bit that folds its case.
  private struct Probe {
    var place: Int
    var pattern: UInt64
    var fold: UInt64

    init(_ bytes: [UInt8], _ place: Int) {
      self.place = place
      let byte = bytes.isEmpty ? 0 : bytes[place]
      pattern = UInt64(byte) &* 0x0101_0101_0101_0101
      fold = byte >= 97 && byte <= 122 ? 0x2020_2020_2020_2020 : 0
    }
  }

  init(_ text: String) {
    let bytes = text.utf8.map(Self.folded)
    let rarest = bytes.indices.sorted {
      (Self.frequency(bytes[$0]), $0) < (Self.frequency(bytes[$1]), $1)
    }
    let places = Array(rarest.prefix(2)).sorted()
    self.bytes = bytes
    early = Probe(bytes, places.first ?? 0)
    late = Probe(bytes, places.last ?? 0)
  }

  var count: Int { bytes.count }
  var isEmpty: Bool { bytes.isEmpty }

  /// Where the needle is first found at or after `start`.
  func first(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = text.baseAddress, !bytes.isEmpty else { return nil }
    var at = start
    while at + late.place + 64 <= text.count {
      if let hit = hit(base + at, room: text.count - at) { return at + hit }
      at += 64
    }
    while at + bytes.count <= text.count {
      if matches(base + at) { return at }
      at += 1
    }
    return nil
  }

  /// The first of 64 places at which the needle stands, among those where the rare bytes do.
  private func hit(_ block: UnsafeRawPointer, room: Int) -> Int? {
    let one = block.loadUnaligned(fromByteOffset: early.place, as: SIMD8<UInt64>.self)
    let other = block.loadUnaligned(fromByteOffset: late.place, as: SIMD8<UInt64>.self)
    let difference =
      ((one | early.fold) ^ early.pattern) | ((other | late.fold) ^ late.pattern)
    let zeros = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
    let half = zeros.lowHalf | zeros.highHalf
    let quarter = half.lowHalf | half.highHalf
    guard quarter.x | quarter.y != 0 else { return nil }
    for lane in 0..<8 {
      var bits = zeros[lane]
      while bits != 0 {
        let place = lane * 8 + bits.trailingZeroBitCount / 8
        if place + bytes.count <= room, matches(block + place) { return place }
        bits &= bits &- 1
      }
    }
    return nil
  }

  private func matches(_ place: UnsafeRawPointer) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices
      where Self.folded(place.load(fromByteOffset: index, as: UInt8.self)) != bytes[index] {
        return false
      }
      return true
    }
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 65 && byte <= 90 ? byte | 0x20 : byte
  }

  /// A rough rank of how often a byte stands in log lines.
  private static func frequency(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: " "): 10
    case UInt8(ascii: "e"), UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "o"),
      UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "r"):
      9
    case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ":"): 8
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 7
    case UInt8(ascii: "a")...UInt8(ascii: "z"): 6
    default: 3
    }
  }
}
