/// Where the members of one JSON object lie that say what kind of record it is.
struct RecordFields {
  var message: Range<Int>?
  var timestamp: Range<Int>?
  var eventID: Range<Int>?
  var logStream: Range<Int>?
  var logGroup: Range<Int>?
  var owner: Range<Int>?
  var messageType: Range<Int>?
  var logEvents: Range<Int>?
  var events: Range<Int>?
  /// The value of `awslogs.data`.
  var wrapped: Range<Int>?
  /// The rows of a Logs Insights answer.
  var results: Range<Int>?
  /// The records of an event that Kinesis or Firehose hands to a function.
  var records: Range<Int>?
  var members = 0
  private var ingestion = false

  /// `nil` for what is no whole object.
  init?(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
    var scan = JSONScan(text, start, end)
    guard scan.take(123) else { return nil }
    while let (key, value) = scan.member() {
      members += 1
      note(text, key, value)
    }
    guard scan.take(125) else { return nil }
  }

  /// An event as CloudWatch Logs answers it, or one of which nothing but time and message was asked for.
  var isEvent: Bool {
    message != nil && timestamp != nil
      && (ingestion || eventID != nil || logStream != nil || members == 2)
  }

  func milliseconds(_ text: UnsafeRawBufferPointer) -> Int64? {
    guard let timestamp else { return nil }
    return JSONText.integer(text, timestamp)
  }

  private mutating func note(
    _ text: UnsafeRawBufferPointer, _ key: Range<Int>, _ value: Range<Int>
  ) {
    let isString = JSONText.isString(text, value)
    let isArray = text[value.lowerBound] == 91
    switch key.count {
    case 2 where isString && JSONText.equals(text, key, "id"): eventID = value
    case 5 where isString && JSONText.equals(text, key, "owner"): owner = value
    case 6 where isArray && JSONText.equals(text, key, "events"): events = value
    case 7 where JSONText.equals(text, key, "message"): if isString { message = value }
    case 7 where JSONText.equals(text, key, "eventId"): if isString { eventID = value }
    case 7 where JSONText.equals(text, key, "awslogs"): unwrap(text, value)
    case 7 where isArray && JSONText.equals(text, key, "results"): results = value
    case 7 where isArray && JSONText.equals(text, key, "records"): records = value
    case 7 where isArray && JSONText.equals(text, key, "Records"): records = value
    case 8 where isString && JSONText.equals(text, key, "logGroup"): logGroup = value
    case 9 where JSONText.equals(text, key, "timestamp"): if !isString { timestamp = value }
    case 9 where isString && JSONText.equals(text, key, "logStream"): logStream = value
    case 9 where isArray && JSONText.equals(text, key, "logEvents"): logEvents = value
    case 11 where JSONText.equals(text, key, "messageType"): messageType = value
    case 12 where isString && JSONText.equals(text, key, "logGroupName"): logGroup = value
    case 13 where isString && JSONText.equals(text, key, "logStreamName"): logStream = value
    case 13 where JSONText.equals(text, key, "ingestionTime"): ingestion = true
    case 18 where isString && JSONText.equals(text, key, "logGroupIdentifier"): logGroup = value
    default: break
    }
  }

  private mutating func unwrap(_ text: UnsafeRawBufferPointer, _ value: Range<Int>) {
    var scan = JSONScan(text, value.lowerBound, value.upperBound)
    guard scan.take(123) else { return }
    while let (key, inner) = scan.member() {
      if JSONText.equals(text, key, "data"), JSONText.isString(text, inner) { wrapped = inner }
    }
  }
}
