import ServerlessModel

/// What a recording holds of a group already: by events, and by what lines say for those that come without ids.
struct KnownEvents {
  /// What tells a line from others where its event is not known.
  struct Text: Hashable {
    let stream: String
    let time: Int64
    /// The hash of the line as it is kept.
    let hash: UInt64
  }

  private let events: Set<UInt64>
  private var texts: [Text: Int] = [:]
  /// How often events of a text came that are not known by their ids.
  private var counts: [UInt64: UInt64] = [:]

  init(events: Set<UInt64> = []) { self.events = events }

  /// The same of lines that are held; an event without an id is known where such a line is.
  init(lines blocks: [LogBlock]) {
    self.init(events: Set(blocks.flatMap(\.eventHashes)))
    for block in blocks {
      for line in 0..<block.count {
        let hash = block.text[block.range(of: line)].withUnsafeBytes { ByteHash.fnv($0) }
        texts[Text(stream: block.stream, time: block.times[line], hash: hash), default: 0] += 1
      }
    }
  }

  /// Whether an event is held under its id; of one without an id that cannot be said.
  func holds(id: String?) -> Bool { Self.hash(id: id).map(events.contains) ?? false }

  /// Whether events are compared by what is kept of them.
  var comparesTexts: Bool { !texts.isEmpty }

  /// Whether a line is held that says the same; each held line counts for one.
  mutating func takes(_ message: UnsafeRawBufferPointer, stream: String, time: Int64) -> Bool {
    let text = Text(stream: stream, time: time, hash: ByteHash.fnv(message))
    guard let count = texts[text], count > 0 else { return false }
    texts[text] = count - 1
    return true
  }

  /// What an event is known by from now on: its id, else its stream, millisecond, text and the number among equals; `nil`
  /// where it is held under those already, as it may have come without its id before.
  mutating func hash(
    ofNew message: UnsafeRawBufferPointer, id: String?, stream: String, time: Int64
  ) -> UInt64? {
    let text = Self.hash(of: message, stream, time)
    counts[text, default: 0] += 1
    let numbered = text &+ (counts[text] ?? 0)
    return events.contains(numbered) ? nil : Self.hash(id: id) ?? numbered
  }

  private static func hash(id: String?) -> UInt64? {
    guard var id, !id.isEmpty else { return nil }
    return id.withUTF8 { ByteHash.fnv(UnsafeRawBufferPointer($0)) }
  }

  private static func hash(
    of message: UnsafeRawBufferPointer, _ stream: String, _ time: Int64
  ) -> UInt64 {
    // One source ends lines with a break, another does not.
    let length = (message.lastIndex { $0 > 32 } ?? -1) + 1
    let message = UnsafeRawBufferPointer(rebasing: message[..<length])
    var place = "\(time) \(stream) "
    let start = place.withUTF8 { ByteHash.fnv(UnsafeRawBufferPointer($0)) }
    return ByteHash.fnv(message, after: start)
  }
}
