import ServerlessModel

/// Heads of application lines in text: `[LEVEL]\tISO\tid\tmessage`, `ISO\tid\tLEVEL\tmessage`, and the rest.
enum TextHead {
  static func read(_ bytes: Bytes) -> LineHead {
    var head = LineHead(kind: .text)
    let isStructured = tokens(bytes, &head)
    let body = bytes.from(head.messageStart)
    if body.starts(with: "Task timed out"), head.requestID != nil, head.level == nil {
      head.kind = .platform
      head.level = .platform
      return head
    }
    if head.requestID == nil { head.requestID = labelledRequest(body) }
    if head.level == nil { head.level = isStructured ? nil : LevelWord.scan(body) }
    if head.level.map({ $0 < .error }) ?? true, ExceptionSigns.isException(body) {
      head.level = head.level == nil || !isStructured ? .error : head.level
    }
    return head
  }

  /// Reads level, time and id, in any order; says whether any stood at the head.
  @inline(__always)
  private static func tokens(_ bytes: Bytes, _ head: inout LineHead) -> Bool {
    var at = 0
    for _ in 0..<4 {
      guard let next = token(bytes, at, &head) else { break }
      at = next
      while bytes.byte(at).isBlank { at += 1 }
    }
    head.messageStart = at
    head.knownCount = at
    return at > 0
  }

  /// Reads one token and says where it ends; `nil` where the message begins.
  @inline(__always)
  private static func token(_ bytes: Bytes, _ at: Int, _ head: inout LineHead) -> Int? {
    let first = bytes.byte(at)
    if first == 91, head.level == nil { return bracketed(bytes, at, &head) }
    if head.time == nil, first.isDigit, let time = ISOTime.read(bytes, at: at),
      bytes.byte(at + time.length).isBlank
    {
      head.time = Instant(milliseconds: time.milliseconds)
      return at + time.length
    }
    if head.requestID == nil, first.isHex, let id = RequestID.read(bytes, at: at) {
      head.requestID = id
      return at + 36
    }
    if at > 0, first == 117, bytes.starts(with: "undefined\t", at: at) { return at + 9 }
    return at > 0 && head.level == nil && first.isLetter ? levelWord(bytes, at, &head) : nil
  }

  /// `[ERROR]`, but no other word in brackets.
  @inline(__always)
  private static func bracketed(_ bytes: Bytes, _ at: Int, _ head: inout LineHead) -> Int? {
    var end = at + 1
    while end < bytes.count, end - at < 12, bytes[end].isLetter { end += 1 }
    guard bytes.byte(end) == 93, let level = LevelWord.named(bytes.part(at + 1, end)) else {
      return nil
    }
    head.level = level
    return end + 1
  }

  /// A level in words after a time or an id, closed by a blank, a tab or the end.
  private static func levelWord(_ bytes: Bytes, _ at: Int, _ head: inout LineHead) -> Int? {
    let word = FieldValue.word(bytes, at: at)
    guard word.count <= 11,
      word.allSatisfy(\.isUpper) || word.equals("fail") || word.equals("info")
        || word.equals("warn") || word.equals("dbug") || word.equals("crit"),
      let level = word.equals("dbug") ? .debug : LevelWord.named(word)
    else { return nil }
    head.level = level
    return at + word.count
  }

  /// The id after `RequestId: `, `requestId=`, `request_id":"` and the like, within the first bytes.
  static func labelledRequest(_ bytes: Bytes) -> RequestID? {
    let near = bytes.part(0, 320)
    var from = 0
    while let hit = near.find("equest", from: from) {
      from = hit + 6
      var at = from
      if near.byte(at) == 95 || near.byte(at) == 45 || near.byte(at) == 32 { at += 1 }
      guard near.byte(at) | 0x20 == 105, near.byte(at + 1) | 0x20 == 100 else { continue }
      at += 2
      while at < near.count, !near[at].isWord, near[at] != 44, at - from < 12 { at += 1 }
      if let id = RequestID.read(bytes, at: at) { return id }
    }
    return nil
  }
}
