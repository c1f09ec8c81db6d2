/// Finds the values of a name in a line, as `"name": value` of JSON at any depth or as `name=value`.
struct NamedField {
  private let name: TextNeedle

  init(_ name: String) { self.name = TextNeedle(name) }

  /// Whether a value of the name passes a test.
  func contains(
    in message: UnsafeRawBufferPointer, _ passes: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    guard !name.isEmpty else { return false }
    var at = 0
    while let place = name.first(in: message, from: at) {
      if let value = value(in: message, after: place),
        passes(UnsafeRawBufferPointer(rebasing: message[value]))
      {
        return true
      }
      at = place + 1
    }
    return false
  }

  private func value(in message: UnsafeRawBufferPointer, after place: Int) -> Range<Int>? {
    var at = place + name.count
    guard at < message.count else { return nil }
    if message[at] == UInt8(ascii: "=") { return word(in: message, from: at + 1, place) }
    guard place > 0, message[place - 1] == UInt8(ascii: "\""), message[at] == UInt8(ascii: "\"")
    else { return nil }
    at = Self.pastBlanks(message, at + 1)
    guard at < message.count, message[at] == UInt8(ascii: ":") else { return nil }
    at = Self.pastBlanks(message, at + 1)
    return Self.value(in: message, from: at)
  }

  /// The value of `name=value`, where the name begins a word.
  private func word(
    in message: UnsafeRawBufferPointer, from start: Int, _ place: Int
  ) -> Range<Int>? {
    guard place == 0 || Self.blanks.contains(message[place - 1]) || message[place - 1] == 44 else {
      return nil
    }
    if start < message.count, message[start] == UInt8(ascii: "\"") {
      return Self.value(in: message, from: start)
    }
    let end = message[start...].firstIndex { Self.blanks.contains($0) } ?? message.count
    return start..<end
  }

  /// A text without its quotes, else all up to the end of the member.
  private static func value(in message: UnsafeRawBufferPointer, from start: Int) -> Range<Int> {
    guard start < message.count, message[start] == UInt8(ascii: "\"") else {
      let end = message[start...].firstIndex { ends.contains($0) } ?? message.count
      return start..<end
    }
    var at = start + 1
    while at < message.count, message[at] != UInt8(ascii: "\"") {
      at += message[at] == UInt8(ascii: "\\") ? 2 : 1
    }
    return start + 1..<min(at, message.count)
  }

  private static func pastBlanks(_ message: UnsafeRawBufferPointer, _ start: Int) -> Int {
    message[start...].firstIndex { !blanks.contains($0) } ?? message.count
  }

  private static let blanks: Set<UInt8> = [9, 10, 13, 32]
  private static let ends: Set<UInt8> = Set(",}] \n\r\t".utf8)
}
