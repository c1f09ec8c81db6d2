import LogParsing
import ServerlessModel

/// What stands before the message of a line: group, stream and time, in the orders that the AWS tools print them.
struct LinePrefix {
  var time: Int64?
  var precision = TimePrecision.none
  var group: Range<Int>?
  var stream: Range<Int>?
  /// Where the message begins.
  var message: Int
}

/// Reads the prefixes of CloudWatch's console, `aws logs tail`, awslogs, the S3 export and the like.
struct PrefixReader {
  private var lastStamp: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var lastTime: Int64 = 0
  /// Whether times with a blank between date and hour stand before messages here, and not inside them.
  private var takesBlank = false
  /// Whether times in brackets do.
  private var takesBracket = false

  /// The prefix of the line `text[start..<end]`; `nil` where the line has none.
  mutating func read(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> LinePrefix? {
    guard start < end else { return nil }
    var prefix = LinePrefix(message: Self.pastColor(text, start, end))
    if text[prefix.message] == 47 { takeGroup(&prefix, text, end) }
    if prefix.message == start || prefix.group != nil { takeStream(&prefix, text, end) }
    let beforeTime = prefix.message
    guard takeTime(&prefix, text, end) else {
      return Self.tellsStream(prefix, text) ? prefix : nil
    }
    if prefix.group == nil, prefix.stream == nil, isOwnTime(text, prefix.message, end) {
      return nil
    }
    if prefix.group == nil { takeGroup(&prefix, text, end, onlyAWS: true) }
    if prefix.stream == nil { takeStream(&prefix, text, end) }
    if prefix.message > end { prefix.message = end }
    return beforeTime >= end ? nil : prefix
  }

  /// Whether group and stream, or a stream as only Lambda names it, stand for a prefix without a time.
  private static func tellsStream(_ prefix: LinePrefix, _ text: UnsafeRawBufferPointer) -> Bool {
    guard let stream = prefix.stream else { return false }
    if prefix.group != nil { return true }
    return stream.count > 45 && text[stream.upperBound - 33] == 93
      && text[stream].suffix(32).allSatisfy { isDigit($0) || $0 >= 97 && $0 <= 102 }
  }

  // MARK: Parts

  /// `aws logs tail` and awslogs color what they print on a terminal.
  private static func pastColor(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at + 2 < end, text[at] == 27, text[at + 1] == 91 {
      at += 2
      while at < end, text[at] != 109, text[at] < 64 { at += 1 }
      at += 1
    }
    return min(at, end - 1)
  }

  /// Behind what ends a part: one blank or tab, and the color that is switched off before it.
  private static func pastSeparator(
    _ text: UnsafeRawBufferPointer, _ at: Int, _ end: Int
  ) -> Int {
    at < end && text[at] == 27 ? pastColor(text, at, end) + 1 : at + 1
  }

  private func takeGroup(
    _ prefix: inout LinePrefix, _ text: UnsafeRawBufferPointer, _ end: Int, onlyAWS: Bool = false
  ) {
    let start = prefix.message
    guard start < end, text[start] == 47 || text[start] == 65 else { return }
    if onlyAWS || text[start] == 65 {
      guard Self.has("/aws/", text, start, end) || Self.has("API-Gateway-", text, start, end) else {
        return
      }
    }
    guard let blank = Self.blank(text, start, min(end, start + 513)) else { return }
    prefix.group = start..<blank
    prefix.message = Self.pastSeparator(text, blank, end)
  }

  /// A stream as Lambda names it: `2026/11/20/[$LATEST]…`, also with the function's name in front of the bracket.
  private func takeStream(_ prefix: inout LinePrefix, _ text: UnsafeRawBufferPointer, _ end: Int) {
    guard prefix.message < end else { return }
    let start = Self.pastColor(text, prefix.message, end)
    guard start + 12 < end, text[start + 4] == 47, text[start + 7] == 47, text[start + 10] == 47,
      Self.isDigit(text[start]), Self.isDigit(text[start + 3]), Self.isDigit(text[start + 5])
    else { return }
    guard let blank = Self.blank(text, start, min(end, start + 513)) else { return }
    prefix.stream = start..<blank
    prefix.message = Self.pastSeparator(text, blank, end)
  }

  private mutating func takeTime(
    _ prefix: inout LinePrefix, _ text: UnsafeRawBufferPointer, _ end: Int
  ) -> Bool {
    let start = Self.pastColor(text, prefix.message, end)
    guard end - start >= 13, Self.isDigit(text[start]) else {
      return takeBracketed(&prefix, text, start, end)
    }
    prefix.message = start
    if text[start + 4] != 45 { return takeEpoch(&prefix, text, end) }
    if end - start > 24, takeSameStamp(&prefix, text) { return true }
    guard let (milliseconds, length) = ISOTime.read(text, at: start), length >= 16,
      start + length == end || Self.isSeparator(text[start + length])
    else { return false }
    if text[start + 10] != 84, !takesBlank {
      takesBlank =
        length < end - start
        && (text[start + length] == 9 || BareLine.isPlatform(text, start + length + 1, end))
      if !takesBlank { return false }
    }
    prefix.time = milliseconds
    let hasFraction = length > 19 && (text[start + 19] == 46 || text[start + 19] == 44)
    prefix.precision = hasFraction ? .millisecond : .second
    prefix.message = min(end, Self.pastSeparator(text, start + length, end))
    if hasFraction, length == 24, end - start > 24 { remember(text, start, milliseconds) }
    return true
  }

  /// `[2026-11-20T14:00:00.112Z] `, as saw prints it; an application may begin its messages so too.
  private mutating func takeBracketed(
    _ prefix: inout LinePrefix, _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> Bool {
    guard end - start > 22, text[start] == 91,
      let (milliseconds, length) = ISOTime.read(text, at: start + 1),
      start + length + 2 < end, text[start + 1 + length] == 93
    else { return false }
    let message = Self.pastColor(text, start + length + 2, end)
    let from = text[message] == 32 ? message + 1 : message
    takesBracket = takesBracket || BareLine.isPlatform(text, from, end)
    guard takesBracket else { return false }
    prefix.time = milliseconds
    prefix.precision = text[start + 20] == 46 ? .millisecond : .second
    prefix.message = min(end, from)
    return true
  }

  /// Lines of one millisecond come in rows; their stamp is read once.
  private mutating func takeSameStamp(
    _ prefix: inout LinePrefix, _ text: UnsafeRawBufferPointer
  ) -> Bool {
    let start = prefix.message
    guard text.loadUnaligned(fromByteOffset: start, as: UInt64.self) == lastStamp.0,
      text.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self) == lastStamp.1,
      text.loadUnaligned(fromByteOffset: start + 16, as: UInt64.self) == lastStamp.2,
      text[start + 24] != 27, Self.isSeparator(text[start + 24])
    else { return false }
    prefix.time = lastTime
    prefix.precision = .millisecond
    prefix.message = start + 25
    return true
  }

  private mutating func remember(_ text: UnsafeRawBufferPointer, _ start: Int, _ time: Int64) {
    lastStamp = (
      text.loadUnaligned(fromByteOffset: start, as: UInt64.self),
      text.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self),
      text.loadUnaligned(fromByteOffset: start + 16, as: UInt64.self)
    )
    lastTime = time
  }

  /// Milliseconds since 1970, thirteen digits.
  private func takeEpoch(
    _ prefix: inout LinePrefix, _ text: UnsafeRawBufferPointer, _ end: Int
  ) -> Bool {
    let start = prefix.message
    var value: Int64 = 0
    for at in start..<start + 13 {
      guard Self.isDigit(text[at]) else { return false }
      value = value * 10 + Int64(text[at] - 48)
    }
    guard start + 13 == end || Self.isSeparator(text[start + 13]) else { return false }
    prefix.time = value
    prefix.precision = .millisecond
    prefix.message = min(end, Self.pastSeparator(text, start + 13, end))
    return true
  }

  /// Whether the time belongs to the message: Node.js and the timeout line begin with one, then the request id.
  private func isOwnTime(_ text: UnsafeRawBufferPointer, _ at: Int, _ end: Int) -> Bool {
    if Self.has("undefined\t", text, at, end) { return true }
    guard at + 37 < end, text[at + 8] == 45, text[at + 13] == 45,
      RequestID.read(text, at: at) != nil
    else { return false }
    return text[at + 36] == 9 || Self.has(" Task timed out", text, at + 36, end)
  }

  // MARK: Bytes

  private static func blank(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int? {
    var at = start
    while at < end {
      if at &+ 8 <= end {
        let word = UInt64(littleEndian: text.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        at &+= blanks(word).trailingZeroBitCount / 8
        if blanks(word) == 0 { continue }
      }
      if text[at] == 32 || text[at] == 9 || text[at] == 27 { return at }
      at += 1
    }
    return nil
  }

  /// The highest bit of each of eight bytes, set in the first that is a blank or below it; no bit where none is.
  @inline(__always) private static func blanks(_ word: UInt64) -> UInt64 {
    (word &- 0x2121_2121_2121_2121) & ~word & 0x8080_8080_8080_8080
  }

  @inline(__always) private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

  @inline(__always) private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 13 || byte == 27
  }

  static func has(
    _ word: StaticString, _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int
  ) -> Bool {
    guard start >= 0, start + word.utf8CodeUnitCount <= end else { return false }
    for index in 0..<word.utf8CodeUnitCount where text[start + index] != word.utf8Start[index] {
      return false
    }
    return true
  }
}
