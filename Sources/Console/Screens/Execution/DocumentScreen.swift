import CellGrid
import InsightEngine
import ServerlessModel

/// The whole document of a call or an execution, as labelled lines.
struct DocumentScreen: Screen {
  let title: String
  let lines: [LabelledText]
  /// The resource that Enter jumps to, where it is held.
  let resource: ResourceID?
  /// The log lines of what it is about, at its time.
  let logs: LogListing?
  private(set) var offset = 0
  private var height = 10
  private var width = 78

  init(title: String, lines: [LabelledText], resource: ResourceID?, logs: LogListing? = nil) {
    self.title = title
    self.lines = lines
    self.resource = resource
    self.logs = logs
  }

  var path: ViewPath { resource.map { .resource($0.arn, .overview) } ?? .fleet }
  var showsDay: Bool { false }
  var hints: [Action] {
    (resource == nil ? [] : [.open]) + (logs == nil ? [] : [.logs])
      + [.moveDown, .copyID] + (resource == nil ? [] : [.copyARN])
  }
  var hintWords: [Action: String] { [.open: "resource", .logs: "logs at its time"] }
  var taken: Taken? { Taken(id: title, arn: resource?.arn) }

  func crumb(_ context: Context) -> String { title }
  func needs(_ context: Context) -> [Question] { [] }
  func status(_ context: Context) -> String {
    resource == nil ? "" : "Enter goes to the resource"
  }

  mutating func settle(_ context: Context) {
    height = context.bodyWithDay(false).height
    width = context.size.width
    offset = max(0, min(offset, wrapped.count - height))
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    switch action {
    case .open: return resource.map { [.push(ResourceScreen(resource: $0.arn))] }
    case .logs: return logs.map { [.push(LogsScreen(listing: $0))] }
    case .moveDown: offset += 1
    case .moveUp: offset -= 1
    case .pageDown, .halfDown: offset += height / 2
    case .pageUp, .halfUp: offset -= height / 2
    case .top: offset = 0
    case .bottom: offset = wrapped.count
    default: return nil
    }
    offset = max(0, min(offset, wrapped.count - height))
    return []
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    ScrollView(wrapped, offset: offset).draw(into: &grid, in: rect)
  }

  func linear(_ context: Context) -> [String]? {
    lines.map { Text.clean($0.label.isEmpty ? "  \($0.text)" : "\($0.label): \($0.text)") }
  }

  private var wrapped: [[Span]] {
    let labels = min(26, max(8, lines.map { Text.width($0.label) }.max() ?? 8)) + 1
    return lines.flatMap { line in
      Text.wrap(line.text, to: max(16, width - labels - 3)).enumerated().map { index, text in
        [Span(Text.pad(index == 0 ? line.label : "", to: labels), .dim), Span(text)]
      }
    }
  }

  /// The document of an execution: all that its lines said.
  static func execution(_ answer: ExecutionAnswer, _ context: Context) -> DocumentScreen {
    let run = answer.execution
    var lines = ExecutionFacts(answer: answer, context: context).pairs
    func add(_ label: String, _ text: String?) {
      if let text, !text.isEmpty { lines.append(LabelledText(label: label, text: text)) }
    }
    add("function", run.resource.arn)
    add("request", run.requestID?.description)
    add("status", run.status.words)
    add("error", [run.errorType, run.errorMessage].compactMap(\.self).joined(separator: ": "))
    add("error group", run.errorGroup?.description)
    add("attempt", "\(run.attemptIsLowerBound ? "at least " : "")\(run.attempt)")
    add(
      "retry", [run.retryKind?.name, run.retryEvidence].compactMap(\.self).joined(separator: ", "))
    add("trace", run.traceID?.description)
    add("segment", run.segmentID?.description)
    add("sampled", run.sampled.map { $0 ? "yes" : "no" })
    add("restore", run.restoreDuration.map { Format.duration($0) })
    add("phase", run.phase)
    add("log group", run.logGroup)
    add("log stream", run.logStream)
    return DocumentScreen(
      title: run.requestID?.short ?? "init", lines: lines, resource: run.resource,
      logs: LogListing(place: .resource(run.resource.arn), requestID: run.requestID))
  }
}
