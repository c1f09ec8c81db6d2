/// Passes over one JSON object that comes in pieces.
struct JSONSkip {
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// Behind the object; `nil` where it goes on past this piece.
  mutating func end(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    for at in start..<text.count where take(text[at]) { return at + 1 }
    return nil
  }

  /// Whether the byte closes the object.
  private mutating func take(_ byte: UInt8) -> Bool {
    if isInString {
      isInString = isEscaped || byte != 34
      isEscaped = !isEscaped && byte == 92
      return false
    }
    switch byte {
    case 34: isInString = true
    case 123, 91: depth += 1
    case 125, 93: depth -= 1
    default: break
    }
    return depth == 0 && (byte == 125 || byte == 93)
  }
}
