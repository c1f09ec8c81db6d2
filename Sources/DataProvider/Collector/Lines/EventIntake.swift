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
    except known: Set<UInt64> = []
  ) -> [LogBlock] {
    var streams: [String: LogBlock] = [:]
    var equals = EqualEvents()
    for event in events {
      guard let time = event.timestamp, var text = event.message else { continue }
      let name = event.logStreamName ?? ""
      let hash = equals.hash(of: event, stream: name, time: time)
      guard !known.contains(hash) else { continue }
      text.withUTF8 { text in
        let text = UnsafeRawBufferPointer(text)
        guard pattern?.matches(text) ?? true else { return }
        keep(text, time, hash, in: &streams[name, default: LogBlock(group: group, stream: name)])
      }
    }
    return streams.sorted { $0.key < $1.key }.map(\.value).filter { $0.count > 0 }
  }

  private mutating func keep(
    _ text: UnsafeRawBufferPointer, _ time: Int64, _ hash: UInt64, in block: inout LogBlock
  ) {
    guard let passed = door.pass(text, from: 0, to: text.count) else { return }
    let add = { (message: UnsafeRawBufferPointer, block: inout LogBlock) in
      block.append(
        time: time, message: message, level: passed.head.level, request: passed.head.requestID,
        eventHash: hash)
    }
    if passed.isChanged {
      door.changed.withUnsafeBytes { add($0, &block) }
    } else {
      add(UnsafeRawBufferPointer(rebasing: text[..<passed.end]), &block)
    }
  }
}

/// Tells events from each other: by their ids, else by stream, millisecond, text and the n-th equal.
private struct EqualEvents {
  private var counts: [UInt64: UInt64] = [:]

  mutating func hash(of event: Logs.Event, stream: String, time: Int64) -> UInt64 {
    if let id = event.eventId, !id.isEmpty { return Self.fnv(id) }
    let text = Self.fnv("\(time) \(stream) \(event.message ?? "")")
    counts[text, default: 0] += 1
    return text &+ (counts[text] ?? 0)
  }

  private static func fnv(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { ByteHash.fnv(UnsafeRawBufferPointer($0)) }
  }
}
