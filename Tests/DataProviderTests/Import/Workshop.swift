import Glibc
import Redaction
import ServerlessModel
import SnapshotStore
import Testing

@testable import DataProvider

/// A folder of its own for one test, with files to import and recordings made of them.
final class Workshop {
  let folder: String
  private let key: RedactionKey

  init() throws {
    folder = try Self.makeFolder()
    key = try #require(RedactionKey(bytes: Array(1...32)))
  }

  deinit { Self.remove(folder) }

  /// A new folder that nobody else writes to.
  static func makeFolder() throws -> String {
    var template = Array("/tmp/perch-import-XXXXXX".utf8CString)
    return String(cString: try #require(mkdtemp(&template)))
  }

  func path(_ name: String) -> String { folder + "/" + name }

  @discardableResult
  func write(_ text: String, _ name: String) throws -> String { try write(Array(text.utf8), name) }

  @discardableResult
  func write(_ bytes: [UInt8], _ name: String) throws -> String {
    var parent = folder
    for part in name.split(separator: "/").dropLast() {
      parent += "/" + part
      mkdir(parent, 0o700)
    }
    let file = try #require(fopen(path(name), "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return path(name)
  }

  func read(_ name: String) throws -> [UInt8] {
    let file = try #require(fopen(path(name), "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 22)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  @discardableResult
  func load(
    _ paths: [String], into out: String = "out.perch", function: String? = "probe",
    report: String? = nil, microservices: [MicroserviceRule] = []
  ) throws(ImportError) -> ImportResult {
    let options = ImportOptions(
      paths: paths, out: path(out), key: key, function: function, account: "111122223333",
      region: "eu-west-1", report: report, microservices: microservices)
    return try Importer(options: options).run()
  }

  func reader(_ out: String = "out.perch") throws -> SnapshotReader {
    try SnapshotReader(path: path(out))
  }

  /// Executions in one order, as text.
  func executions(_ out: String = "out.perch") throws -> [Execution] {
    let everything = TimeSpan(
      start: Instant(milliseconds: 0), end: Instant(milliseconds: 4_000_000_000_000))
    let query = ExecutionQuery(
      span: everything, at: everything.end, ascending: true, limit: 100_000)
    return try reader(out).page(query).rows
      .sorted {
        ($0.start, $0.requestID?.description ?? "") < ($1.start, $1.requestID?.description ?? "")
      }
  }

  /// Every line held: time, stream, and message, sorted.
  func lines(_ out: String = "out.perch", streams: Bool = true) throws -> [String] {
    let reader = try reader(out)
    var lines: [String] = []
    for group in try reader.logGroups() {
      for block in try reader.logBlocks(of: group) {
        for line in 0..<block.count {
          let text = String(decoding: block.text[block.range(of: line)], as: UTF8.self)
          lines.append("\(block.times[line]) \(streams ? block.stream : "") \(group.name) \(text)")
        }
      }
    }
    return lines.sorted()
  }

  static func remove(_ path: String) {
    guard let handle = opendir(path) else {
      unlink(path)
      return
    }
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    closedir(handle)
    rmdir(path)
  }
}

/// Runs of one function, to be printed in each form.
struct Runs {
  struct Event {
    var time: Int64
    var message: String
    var id: String
    var stream: String
  }

  static let start: Int64 = 1_767_225_600_123
  var events: [Event] = []

  /// `count` runs in two streams, a minute apart.
  init(_ count: Int = 20) {
    for run in 0..<count {
      let stream = "2026/01/01/[$LATEST]" + String(repeating: run % 2 == 0 ? "ab" : "cd", count: 16)
      let time = Self.start + Int64(run) * 61_007
      let id = Self.id(run)
      var lines: [(Int64, String)] = [(0, "START RequestId: \(id) Version: $LATEST")]
      lines.append((3, "[INFO]\t\(Self.iso(time + 3))\t\(id)\tpaid by user\(run)@example.com"))
      if run % 5 == 0 {
        lines.append(
          (
            7,
            "[ERROR] KeyError: 'id'\nTraceback (most recent call last):\n  File \"/var/task/app.py\", line 7, in handler\n    x = event['id']\nKeyError: 'id'"
          ))
      }
      lines.append((100, "END RequestId: \(id)"))
      lines.append(
        (
          100,
          "REPORT RequestId: \(id)\tDuration: \(100 + run).25 ms\tBilled Duration: \(101 + run) ms\tMemory Size: 512 MB\tMax Memory Used: \(80 + run) MB\t"
            + (run < 2 ? "Init Duration: 250.00 ms\t" : "")
        ))
      for (index, line) in lines.enumerated() {
        events.append(
          Event(time: time + line.0, message: line.1, id: "e\(run)x\(index)", stream: stream))
      }
    }
  }

  static func id(_ run: Int) -> String {
    let digits = String(run, radix: 16)
    let pad = { (width: Int) in String(repeating: "0", count: width - digits.count) + digits }
    return pad(8) + "-1111-4222-8333-" + pad(12)
  }

  static func iso(_ time: Int64) -> String { Instant(milliseconds: time).rfc3339 }

  // MARK: Forms

  func filterLogEvents() -> String {
    let rows = events.map {
      "{\"logStreamName\": \(Self.quoted($0.stream)), \"timestamp\": \($0.time), \"message\": \(Self.quoted($0.message + "\n")), \"ingestionTime\": \($0.time + 900), \"eventId\": \"\($0.id)\"}"
    }
    return "{\n \"events\": [\n" + rows.joined(separator: ",\n")
      + "\n],\n \"searchedLogStreams\": [{\"logStreamName\": \"x\", \"searchedCompletely\": true}]\n}\n"
  }

  func getLogEvents() -> String {
    let rows = events.map {
      "{\"timestamp\": \($0.time), \"message\": \(Self.quoted($0.message)), \"ingestionTime\": \($0.time)}"
    }
    return "{\"events\": [" + rows.joined(separator: ",")
      + "], \"nextForwardToken\": \"f/1\", \"nextBackwardToken\": \"b/1\"}"
  }

  func tail(detailed: Bool) -> String {
    events.map { event in
      let date = Self.iso(event.time).dropLast(detailed ? 1 : 5)
      return detailed
        ? "\(date)000+00:00 \(event.stream) \(event.message)\n" : "\(date) \(event.message)\n"
    }.joined(separator: "\n")
  }

  func export() -> String {
    events.map { Self.iso($0.time) + " " + $0.message + "\n" }.joined()
  }

  func grouped() -> String {
    events.map { Self.iso($0.time) + " /aws/lambda/probe " + $0.message + "\n" }.joined()
  }

  func console() -> String {
    events.map { Self.iso($0.time) + "\t" + $0.message + "\n" }.joined()
  }

  func csv() -> String {
    "timestamp,message\n"
      + events.map {
        "\($0.time),\"\($0.message.replacing("\"", with: "\"\""))\n\"\n"
      }.joined()
  }

  func awslogs() -> String {
    events.map { "/aws/lambda/probe \($0.stream) \(Self.iso($0.time)) \($0.message)\n" }.joined()
  }

  /// `aws logs tail` as it colors a terminal.
  func colored() -> String {
    events.map {
      "\u{1B}[32m\(Self.iso($0.time))\u{1B}[0m \u{1B}[36m\($0.stream)\u{1B}[0m \($0.message)\n"
    }.joined()
  }

  func bare() -> String { events.map { $0.message + "\n" }.joined() }

  func subscription(separator: String = "") -> String {
    var out =
      "{\"messageType\":\"CONTROL_MESSAGE\",\"owner\":\"CloudwatchLogs\",\"logGroup\":\"\",\"logStream\":\"\",\"subscriptionFilters\":[],\"logEvents\":[{\"id\":\"\",\"timestamp\":1767225600000,\"message\":\"CWL CONTROL MESSAGE: Checking health of destination Firehose.\"}]}"
    for stream in Set(events.map(\.stream)).sorted() {
      let rows = events.filter { $0.stream == stream }.map {
        "{\"id\":\"\($0.id)\",\"timestamp\":\($0.time),\"message\":\(Self.quoted($0.message + "\n"))}"
      }
      out +=
        separator
        + "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logGroup\":\"/aws/lambda/probe\",\"logStream\":\(Self.quoted(stream)),\"subscriptionFilters\":[\"f\"],\"logEvents\":["
        + rows.joined(separator: ",") + "]}"
    }
    return out + separator
  }

  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}

/// What must be the same of a run whatever form it came in.
struct RunFacts: Hashable, CustomStringConvertible {
  var request: String
  var start: Int64?
  var text: String

  init(_ run: Execution, withStart: Bool = true) {
    request = run.requestID?.description ?? "-"
    start = withStart ? run.start.milliseconds : nil
    text =
      "\(run.status.name) \(run.duration?.microseconds ?? -1) \(run.billed?.microseconds ?? -1) \(run.memoryMB ?? -1) \(run.maxMemoryMB ?? -1) \(run.initDuration?.microseconds ?? -1)"
  }

  var description: String { "\(request) \(start ?? 0) \(text)" }
}

/// Fails with what only one of two lists holds, where they are not the same.
func expectSame(
  _ left: [some CustomStringConvertible], _ right: [some CustomStringConvertible],
  _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  let (left, right) = (left.map(\.description), right.map(\.description))
  var found: [String] = left.count == right.count ? [] : ["\(left.count) against \(right.count)"]
  let (first, second) = (Set(left), Set(right))
  found += first.subtracting(second).sorted().prefix(5).map { "- " + $0 }
  found += second.subtracting(first).sorted().prefix(5).map { "+ " + $0 }
  #expect(found == [], "\(comment)", sourceLocation: sourceLocation)
}
