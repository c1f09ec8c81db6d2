package import ServerlessModel

/// The id that a queue or topic gave a message, a UUID as request ids are.
package typealias MessageID = RequestID

/// `messageId`, `message_id: `, `"MessageId":"`: the labels that say that a UUID is the id of a message.
///
/// A UUID without one may be anything, and so may a `parentMessageId`; only SQS's own name may stand before the label.
package enum MessageLabel {
  /// The ids of all messages that a text names.
  package static func ids(in text: UnsafeRawBufferPointer) -> [MessageID] {
    var found: [MessageID] = []
    var from = 0
    while let label = next(in: text, from: from) {
      from = label.upperBound
      found += ids(at: label.upperBound, in: text)
    }
    return found
  }

  /// Whether a whole name is such a label.
  package static func isLabel(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      let bytes = Bytes(bytes)
      return next(in: bytes, from: 0).map { $0 == 0..<bytes.count } ?? false
    }
  }

  private static func next(in text: Bytes, from: Int) -> Range<Int>? {
    var from = from
    while let hit = find(in: text, from: from) {
      if let label = label(in: text, at: hit) { return label }
      from = hit + 6
    }
    return nil
  }

  /// The label whose `essage` stands at `hit`.
  static func label(in text: Bytes, at hit: Int) -> Range<Int>? {
    guard text.byte(hit - 1) | 0x20 == 109, let end = end(of: text, from: hit + 6),
      let start = start(of: text, before: hit - 1)
    else { return nil }
    return start..<end
  }

  /// Where `essage`, which all labels share, stands next; it is looked for by its rarest letter.
  static func find(in text: Bytes, from: Int) -> Int? {
    var at = from
    while let hit = text.find(103, from: at) {
      if hit >= from + 4, text.starts(with: "essage", at: hit - 4) { return hit - 4 }
      at = hit + 1
    }
    return nil
  }

  /// Behind `Id`, `_id`, ` ID` or `Ids`.
  private static func end(of text: Bytes, from: Int) -> Int? {
    var at = from
    if [95, 45, 32, 46].contains(text.byte(at)) { at += 1 }
    guard text.byte(at) | 0x20 == 105, text.byte(at + 1) | 0x20 == 100 else { return nil }
    at += 2
    if text.byte(at) == 115 { at += 1 }
    return text.byte(at).isWord ? nil : at
  }

  private static func start(of text: Bytes, before: Int) -> Int? {
    var at = before
    if text.byte(at - 1) == 95 { at -= 1 }
    if at >= 3, text.part(at - 3, at).equalsFolded("sqs") { at -= 3 }
    return text.byte(at - 1).isWord || text.byte(at) == 95 ? nil : at
  }

  /// The ids that stand behind a label, one or a list of them.
  static func ids(at end: Int, in text: Bytes) -> [MessageID] {
    var found: [MessageID] = []
    var at = end
    while true {
      let from = at
      while at < text.count, !text[at].isWord, at - from < 24 { at += 1 }
      guard let id = RequestID.read(text, at: at) else { return found }
      found.append(id)
      at += 36
    }
  }

  /// Whether the line tells of a message that was sent and not of one that came.
  static func isSent(_ line: Bytes) -> Bool {
    line.find("MD5OfMessageBody") != nil || line.find("MD5OfMessageAttributes") != nil
      || hasSendingWord(line)
  }

  private static func hasSendingWord(_ line: Bytes) -> Bool {
    for word in sendingWords where line.find(word) != nil { return true }
    return false
  }

  private static let sendingWords: [StaticString] = [
    "sent ", "Sent ", "ublished", "nqueued", "SendMessage", "sendMessage", "send_message",
  ]
}
