/// The clean clusters of a text from outside, in order: the one place where text is made safe.
///
/// Escape sequences, control, bidi and zero-width characters are left out, line ends and tabs are
/// blanks, and what is joined by a zero-width joiner or is a flag becomes one placeholder.
package struct Clusters: Sequence, IteratorProtocol {
  /// Stands for what cannot be drawn in one cell or two.
  package static let placeholder: Unicode.Scalar = "\u{25A1}"

  private let scalars: [Unicode.Scalar]
  private var index = 0

  /// Reads a text.
  package init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  /// The next clean cluster.
  package mutating func next() -> Cluster? {
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      switch ScalarKind(scalar) {
      case .base: return finish(scalar)
      case .blank: return .blank
      case .unprintable: return Cluster(Clusters.placeholder)
      case .escape: skipEscape(from: scalar)
      case .dropped, .mark: continue
      }
    }
    return nil
  }

  /// Adds the marks after a base, or swallows a whole joined emoji or flag.
  private mutating func finish(_ base: Unicode.Scalar) -> Cluster {
    if base.isASCII, index == scalars.count || scalars[index].isASCII { return Cluster(base) }
    if Clusters.isFlagPart(base) { return finishFlag() }
    var cluster = Cluster(base)
    var joined = false
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == "\u{200D}", WidthTable.isWide(base) || !base.isASCII, joins(after: index) {
        joined = true
        index += 2
      } else if ScalarKind(scalar) == .mark {
        if scalar.value != 0x20E3 { cluster = cluster.adding(mark: scalar) }
        index += 1
      } else if ScalarKind(scalar) == .dropped, scalar.value > 0x300, scalar != "\u{200D}" {
        index += 1
      } else {
        break
      }
    }
    return joined ? Cluster(Clusters.placeholder) : cluster
  }

  /// Whether a joiner here is followed by a picture, so that both are one emoji.
  private func joins(after joiner: Int) -> Bool {
    let following = joiner + 1
    guard following < scalars.count else { return false }
    return scalars[following].properties.isEmoji && !scalars[following].isASCII
  }

  private mutating func finishFlag() -> Cluster {
    if index < scalars.count, Clusters.isFlagPart(scalars[index]) {
      index += 1
    }
    return Cluster(Clusters.placeholder)
  }

  private static func isFlagPart(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// Skips an escape sequence; one that does not end within 4,096 scalars loses only its opening,
  /// so that a hostile line cannot hide what follows.
  private mutating func skipEscape(from opening: Unicode.Scalar) {
    var introducer = opening.value
    if introducer == 0x1B {
      guard index < scalars.count else { return }
      introducer = scalars[index].value + 0x40
      guard (0x60...0xBE).contains(introducer) else { return }
      if introducer < 0x70 {
        skipCharsetChoice()
        return
      }
      index += 1
    }
    switch introducer {
    case 0x9B: skipControlSequence()
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: skipControlString()
    default: break
    }
  }

  /// Skips `ESC ( B` and its like.
  private mutating func skipCharsetChoice() {
    index += 1
    if index < scalars.count, (0x30...0x7E).contains(scalars[index].value) {
      index += 1
    }
  }

  private mutating func skipControlSequence() {
    while index < scalars.count, (0x20...0x3F).contains(scalars[index].value) {
      index += 1
    }
    if index < scalars.count, (0x40...0x7E).contains(scalars[index].value) {
      index += 1
    }
  }

  private mutating func skipControlString() {
    var end = index
    for _ in 0..<4096 {
      guard end < scalars.count else { return }
      let scalar = scalars[end]
      end += 1
      if scalar.value == 0x07 || scalar.value == 0x9C {
        index = end
        return
      }
      if scalar.value == 0x1B, end < scalars.count, scalars[end] == "\\" {
        index = end + 1
        return
      }
    }
  }
}
