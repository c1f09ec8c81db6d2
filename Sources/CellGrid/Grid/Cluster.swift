/// One grapheme cluster as a grid stores it: a base scalar and at most two combining marks.
package struct Cluster: Hashable, Sendable {
  /// The base in the low 21 bits, the marks in the next two times 21; zero is the second half of a
  /// wide cluster.
  package let bits: UInt64

  /// A blank.
  package static let blank = Cluster(bits: 0x20)
  /// The second cell of a wide cluster.
  package static let continuation = Cluster(bits: 0)

  /// Makes a cluster of stored bits.
  package init(bits: UInt64) { self.bits = bits }

  /// Makes a cluster of one scalar.
  package init(_ base: Unicode.Scalar) { bits = UInt64(base.value) }

  /// The same with one more mark; a third mark and later ones are dropped.
  package func adding(mark: Unicode.Scalar) -> Cluster {
    if bits >> 21 == 0 { return Cluster(bits: bits | UInt64(mark.value) << 21) }
    if bits >> 42 == 0 { return Cluster(bits: bits | UInt64(mark.value) << 42) }
    return self
  }

  /// The base scalar; a blank for a continuation.
  package var base: Unicode.Scalar {
    let value = UInt32(truncatingIfNeeded: bits & 0x1F_FFFF)
    return value == 0 ? " " : Unicode.Scalar(value) ?? " "
  }

  /// Adds the base and its marks to a text; nothing for a continuation.
  package func append(to text: inout String.UnicodeScalarView) {
    var rest = bits
    while rest != 0 {
      if let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: rest & 0x1F_FFFF)) {
        text.append(scalar)
      }
      rest >>= 21
    }
  }

  /// The cells it takes: 0 for a continuation, else 1 or 2.
  package var width: Int {
    bits == 0 ? 0 : bits < 0x300 ? 1 : WidthTable.isWide(base) ? 2 : 1
  }

  /// The cluster as text; empty for a continuation.
  package var text: String {
    var view = String.UnicodeScalarView()
    append(to: &view)
    return String(view)
  }
}

/// One cell as it is read back.
package struct Cell: Hashable, Sendable {
  /// What is drawn.
  package var cluster: Cluster
  /// How it is drawn.
  package var style: Style

  /// Makes a cell.
  package init(_ cluster: Cluster = .blank, _ style: Style = Style()) {
    self.cluster = cluster
    self.style = style
  }
}
