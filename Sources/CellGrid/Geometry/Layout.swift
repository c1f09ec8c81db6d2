/// How much room one part of a split asks for.
package enum Length: Hashable, Sendable {
  /// Exactly this many cells while there is room.
  case fixed(Int)
  /// A share of what the fixed parts leave, by weight, never under the least.
  case flexible(weight: Int = 1, least: Int = 0)

  /// One equal share of the rest.
  package static var rest: Length { .flexible() }
}

extension Rect {
  /// Splits into side-by-side parts; parts that find no room are empty.
  package func columns(_ lengths: [Length], gap: Int = 0) -> [Rect] {
    var position = x
    return Rect.share(lengths, of: width, gap: gap).map { length in
      let start = min(position, endX)
      position = start + length + gap
      return Rect(x: start, y: y, width: min(length, endX - start), height: height)
    }
  }

  /// Splits into parts one above the other; parts that find no room are empty.
  package func rows(_ lengths: [Length], gap: Int = 0) -> [Rect] {
    var position = y
    return Rect.share(lengths, of: height, gap: gap).map { length in
      let start = min(position, endY)
      position = start + length + gap
      return Rect(x: x, y: start, width: width, height: min(length, endY - start))
    }
  }

  private static func share(_ lengths: [Length], of room: Int, gap: Int) -> [Int] {
    var left = max(0, room - gap * max(0, lengths.count - 1))
    var weights = 0
    var sizes = lengths.map { length in
      switch length {
      case .fixed(let cells):
        let taken = min(max(0, cells), left)
        left -= taken
        return taken
      case .flexible(let weight, let least):
        weights += max(0, weight)
        let taken = min(max(0, least), left)
        left -= taken
        return taken
      }
    }
    for (index, length) in lengths.enumerated() where weights > 0 {
      guard case .flexible(let weight, _) = length, weight > 0 else { continue }
      let extra = left * weight / weights
      sizes[index] += extra
      left -= extra
      weights -= weight
    }
    return sizes
  }
}
