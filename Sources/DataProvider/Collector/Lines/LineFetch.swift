import AWSClient
import ServerlessModel

/// One question to FilterLogEvents, page by page.
struct LineFetch {
  let calling: any AWSCalling
  let group: LogGroupID
  let span: TimeSpan
  let stream: String?
  let pattern: LinePattern?
  let limit: Int

  /// Where the next page begins; `nil` for the first.
  private var token: String?
  private(set) var isComplete = false

  init(
    _ calling: any AWSCalling, group: LogGroupID, span: TimeSpan, stream: String? = nil,
    pattern: LinePattern? = nil, limit: Int = 10_000
  ) {
    self.calling = calling
    self.group = group
    self.span = span
    self.stream = stream
    self.pattern = pattern
    self.limit = limit
  }

  /// How the reading ended.
  enum End {
    case complete
    /// Pages are left.
    case cut
    /// The page's token is too old: the span must be asked for anew.
    case expired
    case failed(AWSFailure)
  }

  /// Reads at most some pages that hold lines, in at most some calls; empty pages are followed too.
  mutating func read(
    pages: Int, calls budget: inout Int, into events: inout [Logs.Event]
  ) async -> (end: End, pages: Int) {
    var full = 0
    while !isComplete, budget > 0, full < pages {
      budget -= 1
      do throws(AWSFailure) {
        let page = try await next()
        if !page.isEmpty { full += 1 }
        events += page
      } catch {
        return (token != nil && error.isExpiredToken ? .expired : .failed(error), full)
      }
    }
    return (isComplete ? .complete : .cut, full)
  }

  /// The events of the next page, which may be none though more follow.
  mutating func next() async throws(AWSFailure) -> [Logs.Event] {
    let operation = Logs.filterLogEvents
    let reply = try await calling.call(AWSCall(operation, region: group.region, input: input))
    let page: Logs.FilterLogEvents
    do throws(AWSJSONError) { page = try Logs.FilterLogEvents.read(reply.body) } catch {
      throw .unreadable(error, operation: operation)
    }
    let last = token
    token = page.nextToken.flatMap { $0.isEmpty || $0 == last ? nil : $0 }
    isComplete = token == nil
    return page.events ?? []
  }

  /// The end of the API's span is part of it.
  private var input: [String: JSONValue] {
    var input: [String: JSONValue] = [
      "logGroupName": .text(group.name),
      "startTime": .whole(Int(max(0, span.start.milliseconds))),
      "endTime": .whole(Int(max(0, span.end.milliseconds - 1))),
      "limit": .whole(limit),
    ]
    if let pattern { input["filterPattern"] = .text(pattern.filter) }
    if let stream { input["logStreamNames"] = .list([.text(stream)]) }
    if let token { input["nextToken"] = .text(token) }
    return input
  }
}

extension AWSFailure {
  /// Whether AWS does not know the page's token any more.
  fileprivate var isExpiredToken: Bool {
    guard case .refused(let error, _, _) = self else { return false }
    return error.code == "InvalidParameterException"
  }
}
