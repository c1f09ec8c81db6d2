import LogParsing
import ServerlessModel

/// One line of an API Gateway access log in the forms of AWS's examples: JSON, XML, CSV, or the common log format.
struct AccessLog: Equatable {
  var time: Int64
  var status: Int?
  var latencyMs: Double?
  var api: String?
  var stage: String?

  /// `nil` for a line that is no access log.
  static func read(_ message: UnsafeRawBufferPointer) -> AccessLog? {
    guard message.count > 20 else { return nil }
    switch message[0] {
    case 123: return json(message)
    case 60: return xml(message)
    default: return common(message) ?? separated(message)
    }
  }

  /// The group that such lines are put in where their source names none.
  var group: String { "API-Gateway-Access-Logs" + (api.map { "_" + $0 } ?? "") }

  // MARK: JSON

  private static func json(_ message: UnsafeRawBufferPointer) -> AccessLog? {
    var scan = JSONScan(message, 0, message.count)
    guard scan.take(123) else { return nil }
    var line = AccessLog(time: 0)
    var isRequest = false
    var time: Int64?
    while let (key, value) = scan.member() {
      switch String(decoding: message[key], as: UTF8.self) {
      case "requestTime": time = time ?? clock(message, inside(message, value))
      case "requestTimeEpoch": time = JSONText.integer(message, value)
      case "httpMethod", "routeKey", "resourcePath": isRequest = true
      case "status": line.status = JSONText.integer(message, value).map { Int($0) }
      case "responseLatency", "latency": line.latencyMs = number(message, value)
      case "integrationLatency": line.latencyMs = line.latencyMs ?? number(message, value)
      case "apiId": line.api = JSONText.string(message, value)
      case "stage": line.stage = JSONText.string(message, value)
      default: break
      }
    }
    guard isRequest, let time, line.status != nil else { return nil }
    line.time = time
    return line
  }

  private static func inside(_ text: UnsafeRawBufferPointer, _ value: Range<Int>) -> Range<Int> {
    JSONText.isString(text, value) ? value.lowerBound + 1..<value.upperBound - 1 : value
  }

  private static func number(_ text: UnsafeRawBufferPointer, _ value: Range<Int>) -> Double? {
    Double(String(decoding: text[inside(text, value)], as: UTF8.self))
  }

  // MARK: Common log format

  /// `address identity user [10/Oct/2026:13:55:36 +0000] "GET /path HTTP/1.1" 200 123 id`
  private static func common(_ message: UnsafeRawBufferPointer) -> AccessLog? {
    guard let open = message.prefix(200).firstIndex(of: 91), open > 4,
      let time = clock(message, open + 1..<message.count)
    else { return nil }
    let rest = message[open...]
    guard let quote = rest.firstIndex(of: 34),
      let close = message[(quote + 1)...].firstIndex(of: 34), close + 5 <= message.count
    else { return nil }
    let digits = message[(close + 2)..<min(message.count, close + 5)]
    guard let status = Int(String(decoding: digits, as: UTF8.self)), (100..<600).contains(status)
    else { return nil }
    return AccessLog(time: time, status: status)
  }

  // MARK: XML

  /// `<request id="…"> <ip>…</ip> … <requestTime>…</requestTime> <status>200</status> … </request>`
  private static func xml(_ message: UnsafeRawBufferPointer) -> AccessLog? {
    guard PrefixReader.has("<request id=", message, 0, message.count),
      let moment = element("<requestTime>", message), let time = clock(message, moment),
      let code = element("<status>", message), let status = status(message, code)
    else { return nil }
    return AccessLog(time: time, status: status)
  }

  /// What stands behind the opening tag of an element, up to the next tag.
  private static func element(
    _ tag: StaticString, _ message: UnsafeRawBufferPointer
  ) -> Range<Int>? {
    for start in message.indices.dropLast(tag.utf8CodeUnitCount)
    where PrefixReader.has(tag, message, start, message.count) {
      let from = start + tag.utf8CodeUnitCount
      return from..<(message[from...].firstIndex(of: 60) ?? from)
    }
    return nil
  }

  // MARK: CSV

  /// `address,caller,user,10/Oct/2026:13:55:36 +0000,GET,/path,HTTP/1.1,200,123,id`
  private static func separated(_ message: UnsafeRawBufferPointer) -> AccessLog? {
    guard message.prefix(256).count(where: { $0 == 44 }) > 4 else { return nil }
    let fields = message.prefix(2048).split(separator: 44, omittingEmptySubsequences: false)
    guard let clockField = fields.firstIndex(where: { $0.count == 26 }),
      let time = clock(message, fields[clockField].startIndex..<fields[clockField].endIndex)
    else { return nil }
    for field in fields[(clockField + 1)...] {
      if let status = status(message, field.startIndex..<field.endIndex) {
        return AccessLog(time: time, status: status)
      }
    }
    return nil
  }

  /// Three digits from 100 to 599.
  private static func status(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
    guard range.count == 3, let code = Int(String(decoding: text[range], as: UTF8.self)),
      (100..<600).contains(code)
    else { return nil }
    return code
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `10/Oct/2026:13:55:36 +0000`
  private static func clock(_ text: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int64? {
    let bytes = Array(text[range].prefix(26))
    guard bytes.count >= 26, bytes[2] == 47, bytes[6] == 47, bytes[11] == 58,
      let month = months.firstIndex(of: String(decoding: bytes[3..<6], as: UTF8.self))
    else { return nil }
    let part = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
    let number = String(month + 1)
    let date = part(7..<11) + "-" + (number.count == 1 ? "0" : "") + number + "-" + part(0..<2)
    return Instant(iso8601: date + "T" + part(12..<20) + part(21..<26))?.milliseconds
  }
}

extension AccessLog {
  /// What the line adds to its minute.
  var metrics: [EmbeddedMetric] {
    var dimensions: [MetricID.Dimension] = []
    if let api { dimensions.append(.init(name: "ApiId", value: api)) }
    if let stage { dimensions.append(.init(name: "Stage", value: stage)) }
    var values: [(String, String, Double)] = [("Count", "Count", 1)]
    if let status {
      values.append(("4XXError", "Count", (400..<500).contains(status) ? 1 : 0))
      values.append(("5XXError", "Count", status >= 500 ? 1 : 0))
    }
    if let latencyMs { values.append(("Latency", "Milliseconds", latencyMs)) }
    return values.map { name, unit, value in
      EmbeddedMetric(
        namespace: MetricID.accessLogs, name: name, unit: unit, dimensions: dimensions,
        time: Instant(milliseconds: time), values: [value])
    }
  }
}
