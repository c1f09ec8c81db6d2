/// What cleaning does with a scalar.
enum ScalarKind {
  /// Kept, one or two cells.
  case base
  /// Joined to the base before it.
  case mark
  /// Drawn as a blank: line ends, tabs, odd spaces.
  case blank
  /// Dropped: control, bidi, zero-width.
  case dropped
  /// Starts an escape sequence.
  case escape
  /// Replaced by the placeholder: private use, noncharacters.
  case unprintable

  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x300 {
      self = ScalarKind.latin(value)
    } else if ScalarKind.isInvisible(value) {
      self = .dropped
    } else {
      self = ScalarKind.other(scalar)
    }
  }

  private static func latin(_ value: UInt32) -> ScalarKind {
    switch value {
    case 0x20...0x7E: .base
    case 0x09, 0x0A, 0x0B, 0x0C, 0x85, 0xA0: .blank
    case 0x1B, 0x90, 0x98, 0x9B, 0x9D, 0x9E, 0x9F: .escape
    case 0...0x1F, 0x7F...0x9F, 0xAD: .dropped
    default: .base
    }
  }

  /// Bidi marks and overrides, joiners, variation selectors, fillers, tags.
  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F,
      0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0,
      0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  private static func other(_ scalar: Unicode.Scalar) -> ScalarKind {
    switch scalar.value {
    case 0x2500...0x28FF, 0x3040...0xA48C, 0xAC00...0xD7A3: return .base
    case 0x1161...0x11FF, 0xD7B0...0xD7FB: return .mark
    case 0x1F3FB...0x1F3FF: return .dropped
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .mark
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .blank
    case .control, .format: return .dropped
    case .privateUse, .unassigned, .surrogate: return .unprintable
    default: return .base
    }
  }
}
