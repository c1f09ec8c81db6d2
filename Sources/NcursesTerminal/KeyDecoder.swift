package import CellGrid

/// One input as curses hands it over.
package enum RawInput: Hashable, Sendable {
  /// A character.
  case character(UInt32)
  /// A key that curses knew by itself.
  case key(Key)
}

/// Turns inputs into keys: control characters, escape sequences curses does not know, mouse reports
/// and pastes. It keeps what is unfinished for the next batch.
package struct KeyDecoder: Sendable {
  private enum State: Hashable, Sendable {
    case plain
    case escape
    case sequence([UInt8])
    case shift
  }

  private var state = State.plain
  private var pasted: String.UnicodeScalarView?
  private var pastedCount = 0
  private static let longestPaste = 65536
  private static let longestSequence = 64

  /// Makes a decoder with nothing unfinished.
  package init() {}

  /// The keys of a batch of inputs that came at once; a lone escape at its end is the Escape key.
  package mutating func keys(from inputs: some Sequence<RawInput>) -> [Key] {
    var keys: [Key] = []
    for input in inputs {
      switch input {
      case .key(let key): take(key, into: &keys)
      case .character(let value): take(value, into: &keys)
      }
    }
    if state == .escape {
      state = .plain
      if pasted == nil { keys.append(.escape) }
    }
    return keys
  }

  private mutating func take(_ key: Key, into keys: inout [Key]) {
    if state == .escape, pasted == nil { keys.append(.escape) }
    state = .plain
    if pasted == nil { keys.append(key) }
  }

  private mutating func take(_ value: UInt32, into keys: inout [Key]) {
    switch state {
    case .plain: takePlain(value, into: &keys)
    case .escape: takeAfterEscape(value, into: &keys)
    case .shift:
      state = .plain
      if let key = KeyDecoder.cursorKey(value) { keys.append(key) }
    case .sequence(let bytes): takeInSequence(value, bytes, into: &keys)
    }
  }

  private mutating func takePlain(_ value: UInt32, into keys: inout [Key]) {
    if value == 0x1B {
      state = .escape
    } else if pasted != nil {
      if let scalar = Unicode.Scalar(value), pastedCount < KeyDecoder.longestPaste {
        pasted?.append(scalar)
        pastedCount += 1
      }
    } else if let key = KeyDecoder.plainKey(value) {
      keys.append(key)
    }
  }

  private mutating func takeAfterEscape(_ value: UInt32, into keys: inout [Key]) {
    switch value {
    case 0x5B: state = .sequence([])
    case 0x4F where pasted == nil: state = .shift
    case 0x1B:
      if pasted == nil { keys.append(.escape) }
    default:
      state = .plain
      if pasted == nil { keys.append(.escape) }
      takePlain(value, into: &keys)
    }
  }

  private mutating func takeInSequence(_ value: UInt32, _ bytes: [UInt8], into keys: inout [Key]) {
    guard (0x20...0x7E).contains(value), bytes.count < KeyDecoder.longestSequence else {
      state = .plain
      return
    }
    guard value >= 0x40 else {
      state = .sequence(bytes + [UInt8(value)])
      return
    }
    state = .plain
    finish(bytes, UInt8(value), into: &keys)
  }

  private mutating func finish(_ bytes: [UInt8], _ last: UInt8, into keys: inout [Key]) {
    let isMouse = bytes.first == 0x3C
    let numbers = (isMouse ? bytes.dropFirst() : bytes[...])
      .split(separator: 0x3B, omittingEmptySubsequences: false)
      .map { part in part.reduce(0) { min(99_999, $0 * 10 + Int($1 & 0x0F)) } }
    if last == 0x7E, numbers.first == 200 {
      pasted = String.UnicodeScalarView()
      pastedCount = 0
    } else if last == 0x7E, numbers.first == 201 {
      keys.append(.paste(String(pasted ?? String.UnicodeScalarView())))
      pasted = nil
    } else if pasted != nil {
      return
    } else if isMouse {
      if let event = KeyDecoder.mouse(numbers, last) { keys.append(.mouse(event)) }
    } else if last == 0x7E {
      if let key = KeyDecoder.numbered(numbers.first ?? 0) { keys.append(key) }
    } else if last == 0x5A {
      keys.append(.backTab)
    } else if let key = KeyDecoder.cursorKey(UInt32(last)) {
      keys.append(key)
    }
  }

  private static func plainKey(_ value: UInt32) -> Key? {
    switch value {
    case 0: return .control("@")
    case 8, 0x7F: return .backspace
    case 9: return .tab
    case 10, 13: return .enter
    case 1...26: return Unicode.Scalar(value + 0x60).map { .control(Character($0)) }
    case 0x1C...0x1F: return Unicode.Scalar(value + 0x40).map { .control(Character($0)) }
    case 0x80...0x9F: return nil
    default: return Unicode.Scalar(value).map { .character(Character($0)) }
    }
  }

  private static func cursorKey(_ value: UInt32) -> Key? {
    switch Unicode.Scalar(value) {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "H": .home
    case "F": .end
    case "M": .enter
    case "P": .function(1)
    case "Q": .function(2)
    case "R": .function(3)
    case "S": .function(4)
    default: nil
    }
  }

  private static func numbered(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  private static func mouse(_ numbers: [Int], _ last: UInt8) -> MouseEvent? {
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let point = Point(x: numbers[1] - 1, y: numbers[2] - 1)
    switch numbers[0] & ~0x1C {
    case 64: return MouseEvent(.wheelUp, at: point)
    case 65: return MouseEvent(.wheelDown, at: point)
    case 0: return MouseEvent(last == 0x6D ? .release : .press, at: point)
    default: return nil
    }
  }
}
