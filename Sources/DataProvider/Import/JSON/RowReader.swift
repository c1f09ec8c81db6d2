import LogParsing
import ServerlessModel

/// Reads rows of JSON that are no objects of events: what `--query` made of them, and results of Logs Insights.
///
/// `[[1767225600123, "message"], …]`, `["message", …]`, and rows of `{"field": "@timestamp", "value": …}`.
struct RowReader {
  private let group: String
  private let stream: String
  private var staged = StagedLines()
  private var bare: BareReader
  private var count = 0
  private var line = 1

  init(group: String, stream: String) {
    self.group = group
    self.stream = stream
    bare = BareReader(group: group, stream: stream)
  }

  /// Reads a whole document; `rows` lie in one array of it.
  mutating func read(
    _ text: UnsafeRawBufferPointer, rows: Range<Int>, into intake: inout Intake
  ) {
    var scan = JSONScan(text, rows.lowerBound + 1, rows.upperBound)
    var from = rows.lowerBound
    while let row = scan.element() {
      line += text[from..<row.lowerBound].reduce(0) { $0 + ($1 == 10 ? 1 : 0) }
      from = row.lowerBound
      count += 1
      intake.line = line
      take(text, row, into: &intake)
    }
    staged.flush(into: &intake)
    bare.finish(&intake)
    intake.result.linesRead += count
  }

  private mutating func take(
    _ text: UnsafeRawBufferPointer, _ row: Range<Int>, into intake: inout Intake
  ) {
    if JSONText.isString(text, row) { return takeBare(text, row, into: &intake) }
    var place = Place()
    if text[row.lowerBound] == 91 {
      place.read(list: text, row)
    } else {
      place.read(object: text, row)
    }
    guard let time = place.time, let message = place.message else {
      return intake.result.report(
        intake.path, line: line,
        "a row without time and message; a query must ask for @timestamp and @message")
    }
    let number = intake.stream(
      place.stream ?? stream, of: place.group ?? group, account: place.account)
    staged.add(LineMark(stream: number, time: time), line: line, into: &intake) {
      if JSONText.isString(text, message) {
        JSONText.append(text, message, to: &$0)
      } else {
        $0.append(contentsOf: text[message])
      }
    }
  }

  private mutating func takeBare(
    _ text: UnsafeRawBufferPointer, _ row: Range<Int>, into intake: inout Intake
  ) {
    var message: [UInt8] = []
    JSONText.append(text, row, to: &message)
    message.withUnsafeBytes { bytes in
      bare.take(whole: bytes, line: line, into: &intake)
    }
  }
}

extension RowReader {
  /// What one row says.
  private struct Place {
    var time: Int64?
    var message: Range<Int>?
    var stream: String?
    var group: String?
    var account: String?

    /// A number is the time, the last text the message, a text before it that looks like a stream the stream.
    mutating func read(list text: UnsafeRawBufferPointer, _ row: Range<Int>) {
      var scan = JSONScan(text, row.lowerBound + 1, row.upperBound)
      while let value = scan.element() {
        if text[value.lowerBound] == 123 {
          takeField(text, value)
        } else if JSONText.isString(text, value) {
          if let earlier = message { stream = JSONText.string(text, earlier) }
          message = value
        } else if let number = JSONText.integer(text, value), number > 100_000_000_000 {
          time = number
        }
      }
    }

    /// `{"@timestamp": …, "@message": …}`, as the console copies results.
    mutating func read(object text: UnsafeRawBufferPointer, _ row: Range<Int>) {
      var scan = JSONScan(text, row.lowerBound + 1, row.upperBound)
      while let (key, value) = scan.member() {
        take(String(decoding: text[key], as: UTF8.self), text, value)
      }
    }

    private mutating func takeField(_ text: UnsafeRawBufferPointer, _ object: Range<Int>) {
      var scan = JSONScan(text, object.lowerBound + 1, object.upperBound)
      var name = ""
      var found: Range<Int>?
      while let (key, value) = scan.member() {
        if JSONText.equals(text, key, "field") { name = JSONText.string(text, value) }
        if JSONText.equals(text, key, "value") { found = value }
      }
      if let found { take(name, text, found) }
    }

    private mutating func take(
      _ name: String, _ text: UnsafeRawBufferPointer, _ value: Range<Int>
    ) {
      switch name {
      case "@timestamp": time = moment(text, value)
      case "@message": message = value
      case "@logStream": stream = JSONText.string(text, value)
      case "@log":
        let named = LogName(JSONText.string(text, value))
        (account, group) = (named.account, named.group)
      default: break
      }
    }

    /// `2026-11-20 14:00:00.123`, or milliseconds since 1970.
    private func moment(_ text: UnsafeRawBufferPointer, _ value: Range<Int>) -> Int64? {
      JSONText.integer(text, value) ?? Instant(iso8601: JSONText.string(text, value))?.milliseconds
    }
  }
}

/// A log group with the account before it, as `@log` and `logGroupIdentifier` name it.
struct LogName {
  var account: String?
  var group: String

  /// Reads `111122223333:/aws/lambda/NAME`, an ARN, or a bare name.
  init(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count >= 7, parts[0] == "arn" {
      (account, group) = (parts[4], parts[6])
    } else if parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(\.isNumber) {
      (account, group) = (parts[0], parts[1])
    } else {
      group = text
    }
  }
}
