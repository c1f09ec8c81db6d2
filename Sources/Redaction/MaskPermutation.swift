/// Gives masks of one key other digits: equal masks stay equal, different ones different, and whoever holds the old key
/// can no longer try values against them.
package struct MaskPermutation: Sendable {
  private let rounds: [[UInt8]]

  /// Makes the permutation that belongs to a key.
  package init(key: RedactionKey) {
    rounds = (0..<4).map { round in
      (0..<256).map { UInt8(truncatingIfNeeded: key.number(of: "mask \(round) \($0)")) }
    }
  }

  /// The digits that take the place of others; a Feistel network of four rounds, so that no two meet.
  package func mapped(_ digits: UInt16) -> UInt16 {
    var (left, right) = (UInt8(digits >> 8), UInt8(digits & 255))
    for round in rounds { (left, right) = (right, left ^ round[Int(right)]) }
    return UInt16(left) << 8 | UInt16(right)
  }
}
