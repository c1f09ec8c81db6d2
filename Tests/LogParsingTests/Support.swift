import LogParsing
import ServerlessModel
import Testing

let idA = "7f3a2c10-93b1-4f6e-8f0a-2b1c5d7e9a01"
let idB = "0b9d6e44-1c2d-4a3b-9e8f-aa55cc33dd11"
let idC = "c0ffee00-aaaa-4bbb-8ccc-0123456789ab"

func request(_ text: String) throws -> RequestID { try #require(RequestID(text)) }

/// Hands the bytes of a text to a reader.
func reading<Value>(_ text: String, _ read: (UnsafeRawBufferPointer) -> Value) -> Value {
  Array(text.utf8).withUnsafeBytes(read)
}

func platform(_ text: String) -> PlatformLine? { reading(text) { PlatformLine.parse($0) } }

func report(_ text: String) throws -> RunReport {
  guard case .report(let report)? = platform(text) else {
    throw NotRead(line: text)
  }
  return report
}

func head(_ text: String) -> LineHead { reading(text) { LineHead.read($0) } }

func exception(_ text: String) -> ParsedException? {
  reading(text) { ExceptionReader.read($0, head: LineHead.read($0)) }
}

struct NotRead: Error { var line: String }

func ms(_ milliseconds: Double) -> Elapsed { Elapsed(milliseconds: milliseconds) }

/// A seeded generator, so that a failing run can be run again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// One log event of a scenario: milliseconds from its start, and the message.
struct Event {
  var at: Int64
  var message: String
  var stream = "2026/11/20/[$LATEST]8f0a2b1c5d7e9a01"

  init(_ at: Int64, _ message: String, stream: String? = nil) {
    self.at = at
    self.message = message
    if let stream { self.stream = stream }
  }
}

/// 2026-11-20T14:00:00Z.
let origin: Int64 = 1_795_183_200_000

let orders = ResourceID.function("orders-api", account: "111122223333", region: "eu-central-1")

/// What an assembler makes of events, and the run that it named for each line.
struct Assembled {
  var logs: AssembledLogs
  var requests: [String: RequestID] = [:]

  var runs: [Execution] {
    logs.executions.sorted {
      ($0.start, $0.requestID?.description ?? "") < ($1.start, $1.requestID?.description ?? "")
    }
  }

  func run(_ id: String) throws -> Execution {
    try #require(runs.first { $0.requestID == RequestID(id) })
  }
}

func assemble(
  _ events: [Event], dataEnd: Int64 = 3_600_000, timeout: Elapsed? = nil,
  recordingStart: Int64? = nil
) -> Assembled {
  let group = LogGroupID(
    account: "111122223333", region: "eu-central-1", name: "/aws/lambda/orders-api")
  var assembler = ExecutionAssembler(
    resource: orders, group: group, timeout: timeout,
    recordingStart: recordingStart.map { Instant(milliseconds: origin + $0) })
  var requests: [String: RequestID] = [:]
  for stream in Set(events.map(\.stream)).sorted() {
    var block = LogBlock(group: group, stream: stream)
    let mine = events.filter { $0.stream == stream }
    for event in mine { append(event, to: &block) }
    assembler.consume(&block)
    for (line, event) in mine.enumerated() { requests[event.message] = block.request(of: line) }
  }
  let logs = assembler.finish(dataEnd: Instant(milliseconds: origin + dataEnd))
  return Assembled(logs: logs, requests: requests)
}

func append(_ event: Event, to block: inout LogBlock) {
  Array(event.message.utf8).withUnsafeBytes { bytes in
    let head = LineHead.read(bytes)
    block.append(
      time: origin + event.at, message: bytes, level: head.level, request: head.requestID)
  }
}

func start(_ id: String, version: String = "$LATEST") -> String {
  "START RequestId: \(id) Version: \(version)"
}

func end(_ id: String) -> String { "END RequestId: \(id)" }

func reportLine(
  _ id: String, _ duration: String = "12.34", used: Int = 91, size: Int = 256, _ rest: String = ""
) -> String {
  "REPORT RequestId: \(id)\tDuration: \(duration) ms\tBilled Duration: 13 ms\tMemory Size: \(size) MB\t"
    + "Max Memory Used: \(used) MB\t" + rest
}
