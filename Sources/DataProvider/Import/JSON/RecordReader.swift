import LogParsing
import ServerlessModel

/// Takes the lines out of JSON objects: answers with `events`, subscription records, single events, and log records themselves.
struct RecordReader {
  private var staged = StagedLines()
  /// The time of the line taken last.
  private(set) var lastTime: Int64?

  mutating func flush(into intake: inout Intake) { staged.flush(into: &intake) }

  /// Takes one object; false where it is whole and holds no log line, or is not whole.
  mutating func take(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, group: String, stream: String,
    into intake: inout Intake
  ) -> Bool {
    guard let fields = RecordFields(text, start, end) else { return false }
    if let events = fields.logEvents {
      return takeRecord(text, fields, events, group: group, stream: stream, into: &intake)
    }
    if let events = fields.events {
      return takeEvents(text, events, group: group, stream: stream, into: &intake)
    }
    if fields.isEvent {
      return takeEvent(text, fields, group: group, stream: stream, into: &intake)
    }
    if let data = fields.wrapped {
      return takeWrapped(text, data, group: group, stream: stream, into: &intake)
    }
    if let records = fields.records {
      return takePacked(text, records, group: group, stream: stream, into: &intake)
    }
    return takeLine(text, start, end, fields, group: group, stream: stream, into: &intake)
  }

  /// The elements of an `events` array, or of an array of events.
  mutating func takeEvents(
    _ text: UnsafeRawBufferPointer, _ events: Range<Int>, group: String, stream: String,
    into intake: inout Intake
  ) -> Bool {
    var scan = JSONScan(text, events.lowerBound + 1, events.upperBound)
    while let element = scan.element() {
      guard let fields = RecordFields(text, element.lowerBound, element.upperBound) else {
        continue
      }
      if fields.isEvent {
        _ = takeEvent(text, fields, group: group, stream: stream, into: &intake)
      } else {
        intake.result.report(intake.path, line: intake.line, "an event without message or time")
      }
    }
    return true
  }

  // MARK: Kinds

  private mutating func takeRecord(
    _ text: UnsafeRawBufferPointer, _ fields: RecordFields, _ events: Range<Int>, group: String,
    stream: String, into intake: inout Intake
  ) -> Bool {
    if let type = fields.messageType, JSONText.string(text, type) == "CONTROL_MESSAGE" {
      return true
    }
    let group = fields.logGroup.map { JSONText.string(text, $0) } ?? group
    let name = fields.logStream.map { JSONText.string(text, $0) } ?? stream
    let owner = fields.owner.map { JSONText.string(text, $0) }
    let number = intake.stream(name, of: group, account: owner)
    var scan = JSONScan(text, events.lowerBound + 1, events.upperBound)
    while let element = scan.element() {
      guard let event = RecordFields(text, element.lowerBound, element.upperBound), event.isEvent
      else { continue }
      stage(text, event, number, into: &intake)
    }
    return true
  }

  private mutating func takeEvent(
    _ text: UnsafeRawBufferPointer, _ fields: RecordFields, group: String, stream: String,
    into intake: inout Intake
  ) -> Bool {
    let named = fields.logGroup.map { LogName(JSONText.string(text, $0)) }
    let name = fields.logStream.map { JSONText.string(text, $0) } ?? stream
    let number = intake.stream(name, of: named?.group ?? group, account: named?.account)
    stage(text, fields, number, into: &intake)
    return true
  }

  private mutating func stage(
    _ text: UnsafeRawBufferPointer, _ event: RecordFields, _ number: Int,
    into intake: inout Intake
  ) {
    guard let message = event.message, let time = event.milliseconds(text) else { return }
    let id = event.eventID.map {
      ByteHash.fnv(UnsafeRawBufferPointer(rebasing: text[$0.lowerBound + 1..<$0.upperBound - 1]))
    }
    intake.result.linesRead += 1
    lastTime = time
    staged.add(
      LineMark(stream: number, time: time, event: id ?? 0), line: intake.line, into: &intake
    ) { JSONText.append(text, message, to: &$0) }
  }

  /// What Kinesis or Firehose hands to a function: records of subscriptions, each gzip in base64.
  private mutating func takePacked(
    _ text: UnsafeRawBufferPointer, _ records: Range<Int>, group: String, stream: String,
    into intake: inout Intake
  ) -> Bool {
    var scan = JSONScan(text, records.lowerBound + 1, records.upperBound)
    var isTaken = false
    while let record = scan.element() {
      guard let data = Self.data(text, record) else { continue }
      if takeWrapped(text, data, group: group, stream: stream, into: &intake) { isTaken = true }
    }
    return isTaken
  }

  /// `data`, or `kinesis.data`.
  private static func data(
    _ text: UnsafeRawBufferPointer, _ record: Range<Int>
  ) -> Range<Int>? {
    var scan = JSONScan(text, record.lowerBound, record.upperBound)
    guard scan.take(123) else { return nil }
    while let (key, value) = scan.member() {
      if JSONText.equals(text, key, "data"), JSONText.isString(text, value) { return value }
      if JSONText.equals(text, key, "kinesis") { return data(text, value) }
    }
    return nil
  }

  /// What a subscription hands to a function: gzip in base64.
  private mutating func takeWrapped(
    _ text: UnsafeRawBufferPointer, _ data: Range<Int>, group: String, stream: String,
    into intake: inout Intake
  ) -> Bool {
    let packed = Base64.decode(
      UnsafeRawBufferPointer(rebasing: text[data.lowerBound + 1..<data.upperBound - 1]))
    guard let packed, let plain = Gzip.inflate(packed) else { return false }
    return plain.withUnsafeBytes {
      take($0, 0, $0.count, group: group, stream: stream, into: &intake)
    }
  }

  /// A log line that is JSON itself: a record of the platform or of an application.
  private mutating func takeLine(
    _ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int, _ fields: RecordFields,
    group: String, stream: String, into intake: inout Intake
  ) -> Bool {
    let message = UnsafeRawBufferPointer(rebasing: text[start..<end])
    let head = LineHead.read(message)
    let access = head.time == nil ? AccessLog.read(message) : nil
    guard head.kind == .json || head.kind == .platform,
      let time = head.time?.milliseconds ?? access?.time
    else {
      return false
    }
    let isUnnamed = group == Intake.unknownGroup
    let usual = isUnnamed ? access?.group ?? group : group
    let group = fields.logGroup.map { JSONText.string(text, $0) } ?? usual
    let name = fields.logStream.map { JSONText.string(text, $0) } ?? stream
    let number = intake.stream(name, of: group, precision: .none)
    lastTime = time
    staged.add(LineMark(stream: number, time: time), line: intake.line, into: &intake) {
      $0.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[start..<end]))
    }
    return true
  }
}
