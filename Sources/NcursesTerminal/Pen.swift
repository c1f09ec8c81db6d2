/// What a terminal draws text with: the state that SGR sequences change.
struct Pen: Hashable {
  /// A bit for each attribute, at the place of its number.
  private var attributes: UInt16 = 0
  /// The parameters of the colours; empty for the terminal's own.
  private var front: ArraySlice<UInt8> = []
  private var back: ArraySlice<UInt8> = []

  /// Follows a sequence, given its parameters.
  ///
  /// - Returns: Whether all of it is understood.
  mutating func follow(_ parameters: ArraySlice<UInt8>) -> Bool {
    var rest = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)[...]
    while let first = rest.popFirst() {
      guard follow(first, &rest) else { return false }
    }
    return true
  }

  private mutating func follow(
    _ text: ArraySlice<UInt8>, _ rest: inout ArraySlice<ArraySlice<UInt8>>
  ) -> Bool {
    guard let number = Pen.number(text) else { return false }
    switch number {
    case 0: self = Pen()
    case 1...8: attributes |= 1 << UInt16(number)
    case 10: break
    case 22: attributes &= ~0b110
    case 23...28: attributes &= ~(1 << UInt16(number - 20))
    case 30...37, 90...97: front = text
    case 39: front = []
    case 40...47, 100...107: back = text
    case 49: back = []
    case 38, 48:
      guard let color = Pen.color(text, &rest) else { return false }
      if number == 38 { front = color } else { back = color }
    default: return false
    }
    return true
  }

  /// The number that a parameter begins with; an empty one is 0.
  private static func number(_ text: ArraySlice<UInt8>) -> Int? {
    let digits = text.prefix { $0 != 0x3A }
    guard digits.count <= 3, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
  }

  /// All parameters of a colour of the palette, or of one with its parts behind colons.
  private static func color(
    _ text: ArraySlice<UInt8>, _ rest: inout ArraySlice<ArraySlice<UInt8>>
  ) -> ArraySlice<UInt8>? {
    if text.contains(0x3A) { return text }
    guard rest.popFirst() == [0x35], let index = rest.popFirst() else { return nil }
    return text + [0x3B, 0x35, 0x3B] + index
  }

  /// The shortest sequence after which text looks as this pen says, where `before` held; `nil` is
  /// anything. Not every terminal knows how to switch one attribute off.
  func sequence(after before: Pen?, knowsOff: Bool) -> [UInt8] {
    guard self != before else { return [] }
    let anew = Pen.sequence([[]] + parameters(after: Pen()))
    guard let before, knowsOff || before.attributes & ~attributes == 0 else { return anew }
    let change = Pen.sequence(parameters(after: before))
    return change.count < anew.count ? change : anew
  }

  /// Whether a blank looks the same drawn with either.
  func blanksEqual(_ other: Pen) -> Bool {
    let drawn: UInt16 = 1 << 4 | 1 << 5
    let reverse: UInt16 = 1 << 7
    return self == other
      || back == other.back && (attributes ^ other.attributes) & drawn == 0
        && (attributes | other.attributes) & reverse == 0
  }

  /// The parameters that change one pen to another. What switches bold off does so for faint, too.
  private func parameters(after before: Pen) -> [ArraySlice<UInt8>] {
    var parameters: [ArraySlice<UInt8>] = []
    var before = before
    let lost = before.attributes & ~attributes
    if lost & 0b110 != 0 {
      parameters.append([0x32, 0x32])
      before.attributes &= ~0b110
    }
    for number in 3...8 where lost >> UInt16(number) & 1 == 1 {
      parameters.append([0x32, 0x30 + UInt8(number)])
    }
    for number in 1...8 where (attributes & ~before.attributes) >> UInt16(number) & 1 == 1 {
      parameters.append([0x30 + UInt8(number)])
    }
    if front != before.front { parameters.append(front.isEmpty ? [0x33, 0x39] : front) }
    if back != before.back { parameters.append(back.isEmpty ? [0x34, 0x39] : back) }
    return parameters
  }

  private static func sequence(_ parameters: [ArraySlice<UInt8>]) -> [UInt8] {
    [0x1B, 0x5B] + parameters.joined(separator: [0x3B]) + [0x6D]
  }
}
