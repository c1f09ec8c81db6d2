import AWSClient
import LogParsing
import Redaction
import ServerlessModel

/// Takes log events in: masked at the door, by stream.
struct EventIntake {
  private var door: LineDoor

  init(key: RedactionKey, patterns: CustomPatterns) {
    door = LineDoor(key: key, patterns: patterns)
  }

  /// How many values were masked, by kind.
  var masked: [String: Int] { door.counts.byKind }

  /// The events that a pattern wants and that are not known yet, as blocks of a group.
  mutating func blocks(
    of events: [Logs.Event], in group: LogGroupID, matching pattern: LinePattern? = nil,
    except known: KnownEvents = KnownEvents()
  ) -> [LogBlock] {
    var streams: [String: LogBlock] = [:]
    var known = known
    for event in events where !known.holds(id: event.eventId) {
      guard let time = event.timestamp, var text = event.message else { continue }
      let name = event.logStreamName ?? ""
      text.withUTF8 { text in
        let text = UnsafeRawBufferPointer(text)
        guard pattern?.matches(text) ?? true else { return }
        keep(
          text, time, event.eventId, &known,
          in: &streams[name, default: LogBlock(group: group, stream: name)])
      }
    }
    return streams.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 0 }
  }

  private mutating func keep(
    _ text: UnsafeRawBufferPointer, _ time: Int64, _ id: String?, _ known: inout KnownEvents,
    in block: inout LogBlock
  ) {
    if known.comparesTexts { return keepUnlessHeld(text, time, &known, in: &block) }
    guard let hash = known.hash(ofNew: text, id: id, stream: block.stream, time: time),
      let passed = door.pass(text, from: 0, to: text.count)
    else { return }
    message(text, passed) { add($0, passed.head, time, hash, to: &block) }
  }

  /// Keeps an event without an id, which may be held under one: what is kept of it tells.
  private mutating func keepUnlessHeld(
    _ text: UnsafeRawBufferPointer, _ time: Int64, _ known: inout KnownEvents,
    in block: inout LogBlock
  ) {
    let before = door.counts
    guard let passed = door.pass(text, from: 0, to: text.count) else { return }
    let stream = block.stream
    let isHeld = message(text, passed) { known.takes($0, stream: stream, time: time) }
    guard !isHeld, let hash = known.hash(ofNew: text, id: nil, stream: stream, time: time) else {
      // What is held was counted when it came first.
      door.counts = before
      return
    }
    message(text, passed) { add($0, passed.head, time, hash, to: &block) }
  }

  /// What is kept of a line that came in.
  private func message<T>(
    _ text: UnsafeRawBufferPointer, _ passed: LineDoor.Passed,
    _ body: (UnsafeRawBufferPointer) -> T
  ) -> T {
    passed.isChanged
      ? door.changed.withUnsafeBytes(body)
      : body(UnsafeRawBufferPointer(rebasing: text[..<passed.end]))
  }

  private func add(
    _ message: UnsafeRawBufferPointer, _ head: LineHead, _ time: Int64, _ hash: UInt64,
    to block: inout LogBlock
  ) {
    block.append(
      time: time, message: message, level: head.level, request: head.requestID, eventHash: hash)
  }
}
