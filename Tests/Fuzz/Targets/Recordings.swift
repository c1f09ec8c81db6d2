import Console
import ServerlessModel
import SnapshotStore

/// A recording that was damaged or cut: the input says where.
///
/// Each four bytes are a page, a place in it (two) and what its byte there is changed by; a change by nothing cuts the file.
enum Recordings: FuzzTarget {
  private static let whole = prepared { try SmallRecording(in: FuzzFolder.path).bytes }
  private static let pageSize = 4096

  static func read(_ bytes: UnsafeRawBufferPointer) {
    let path = FuzzFolder.path + "/damaged.perch"
    FuzzFolder.fill(path, with: damaged(by: bytes))
    guard let reader = try? SnapshotReader(path: path) else { return }
    ask(reader)
    draw(reader)
  }

  private static func damaged(by bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var file = whole
    for at in stride(from: 0, to: bytes.count - 3, by: 4) {
      let page = Int(bytes[at]) % (whole.count / pageSize)
      let place = (Int(bytes[at + 1]) << 8 | Int(bytes[at + 2])) % pageSize
      let change = bytes[at + 3]
      if change == 0 {
        file.removeLast(max(0, file.count - page * pageSize - place))
      } else if page * pageSize + place < file.count {
        file[page * pageSize + place] ^= change
      }
    }
    return file
  }

  private static let span = TimeSpan(
    start: SmallRecording.start.adding(seconds: -60),
    end: SmallRecording.start.adding(seconds: 3600))

  /// Whatever is asked is answered or refused.
  private static func ask(_ reader: SnapshotReader) {
    let questions: [() throws -> Void] = [
      { _ = try reader.resources(at: span.end) },
      { _ = try reader.accounts(at: span.end) },
      { _ = try reader.relations(at: span.end) },
      { _ = try reader.configurations(of: SmallRecording.function, in: span) },
      { _ = try reader.page(ExecutionQuery(span: span, at: span.end, limit: 200)) },
      { _ = try reader.page(ExecutionQuery(span: span, at: span.end, order: .duration)) },
      { _ = try reader.executions(requestID: SmallRecording.request) },
      { _ = try reader.total(of: .account(SmallRecording.account), in: span) },
      { _ = try reader.latency(of: .resource(SmallRecording.function), in: span) as Latency? },
      { _ = try reader.environments(of: SmallRecording.function, in: span) },
      { _ = try reader.logPage(LogQuery(span: span, search: "order 7")) },
      { _ = try reader.logBlocks(of: SmallRecording.group) },
      { _ = try reader.points(of: SmallRecording.series, in: span) },
      { _ = try reader.errorGroups(in: span, resources: []) },
      { _ = try reader.trace(SmallRecording.trace).map { TraceTree($0) } },
      { _ = try reader.traceSummaries(in: span, limit: 100) },
      { _ = try reader.findings(at: span.end) },
      { _ = try reader.allCoverage() },
    ]
    for question in questions { try? question() }
  }

  /// The first screen, drawn of what is left.
  private static func draw(_ reader: SnapshotReader) {
    let screen = FirstScreen(reader, view: ViewPath("resource/orders-api") ?? .fleet)
    expect(screen.text.isHarmless, "a screen holds \(screen.text.debugDescription)")
  }
}
