import ServerlessModel

extension Asking {
  /// How many lines are held on each side of the line that is looked at.
  private static let reach = 240

  func logs(_ listing: LogListing) throws -> LogsAnswer {
    if listing.wantsTrace || listing.followsWork, let request = listing.requestID,
      try trace(of: request) == nil, let answer = try correlated(with: request)
    {
      return answer
    }
    let source = try logSource(listing)
    guard let query = source.query else {
      return LogsAnswer(lines: [], hasMore: false, empty: source.empty ?? "", groups: [])
    }
    let (page, found) = try lines(query, listing.anchor)
    var window = found
    if let first = window.places.first {
      window.position = try reading.logPosition(of: first, in: query)
    }
    let groups =
      listing.isOfOne ? Array(Set(page.map(\.logGroup))).sorted() : source.groups
    let empty = page.isEmpty ? reason(.logs, of: source.writers, noun: "log line") : ""
    return LogsAnswer(
      lines: page, hasMore: window.hasEarlier || window.hasLater, empty: empty,
      groups: groups, window: window)
  }

  func logCounts(_ listing: LogListing, steps: Int) throws -> LogCounts {
    guard let query = try logSource(listing).query else {
      return LogCounts(span: span, steps: steps)
    }
    return try reading.logCounts(query, steps: steps)
  }

  // MARK: Which lines

  private struct LogSource {
    /// `nil` where there can be no lines.
    var query: LogQuery?
    var groups: [String]
    /// Why there can be none.
    var empty: String?
    /// What writes them; `nil` for everything in scope.
    var writers: [Resource]?
  }

  private func logSource(_ listing: LogListing) throws -> LogSource {
    var writers: [Resource]?
    var groups: [LogGroupID] = []
    switch listing.place {
    case .everything: break
    case .resource(let text):
      let resource = try resource(text)
      writers = [resource]
      groups = try logGroups(of: resource)
      guard !groups.isEmpty else { return Self.unknownGroup(resource) }
    case .service(let service):
      let members = try resources(of: listing.place)
      groups = try members.flatMap(logGroups)
      writers = members
      guard !groups.isEmpty else {
        return LogSource(query: nil, groups: [], empty: "no log group of \(service.name) is known")
      }
    }
    var source = LogSource(
      query: query(listing, groups), groups: groups.map(\.name), writers: writers)
    if groups.isEmpty { source.groups = try reading.logGroups().map(\.name) }
    return try listing.wantsTrace ? ofTrace(source, listing) : source
  }

  private static func unknownGroup(_ resource: Resource) -> LogSource {
    LogSource(
      query: nil, groups: [],
      empty: "No log group of \(resource.name) is known. A \(resource.kind.title) may write none; "
        + "J shows its neighbours.")
  }

  private func query(_ listing: LogListing, _ groups: [LogGroupID]) -> LogQuery {
    var query = LogQuery(span: span, groups: groups)
    // A trace may have begun long before the window; its lines are few.
    if listing.isOfOne { query.span = TimeSpan(start: past.start, end: at) }
    if let wanted = listing.span { query.span = wanted.intersection(query.span) }
    query.traceID = listing.traceID
    query.requestID = listing.requestID
    query.terms = listing.filter.flatMap { RowFilter($0)?.logTerms } ?? []
    if listing.problemsOnly { query.terms.append(LogTerm(.levels([.warn, .error, .fatal]))) }
    return query
  }

  /// The lines of all runs of the trace that a request's run is part of.
  private func ofTrace(_ source: LogSource, _ listing: LogListing) throws -> LogSource {
    var source = source
    guard let trace = try listing.requestID.flatMap({ try trace(of: $0) }) else {
      source.query = nil
      source.empty = "the run of this request has no trace: nothing ties other functions to it"
      return source
    }
    source.query?.groups = []
    source.query?.requestID = nil
    source.query?.traceID = trace
    return source
  }

  private func trace(of request: RequestID) throws -> TraceID? {
    try reading.executions(requestID: request).lazy.compactMap(\.traceID).first
  }

  // MARK: From where

  private func lines(_ query: LogQuery, _ anchor: LogListing.Anchor) throws -> (
    [LogLine], LogWindow
  ) {
    switch anchor {
    case .start: return try lines(query, after: nil)
    case .end: return try lines(query, before: nil)
    case .around(let place): return try lines(query, around: place)
    case .problemAfter(let place):
      return try lines(query, at: try problem(query, after: place), or: place)
    case .problemBefore(let place):
      return try lines(query, at: try problem(query, before: place), or: place)
    }
  }

  private func lines(_ query: LogQuery, at problem: LogPlace?, or place: LogPlace) throws -> (
    [LogLine], LogWindow
  ) {
    let (page, found) = try lines(query, around: problem ?? place)
    var window = found
    window.problem = problem
    return (page, window)
  }

  private func problem(
    _ query: LogQuery, after: LogPlace? = nil, before: LogPlace? = nil
  ) throws -> LogPlace? {
    var query = query
    query.after = after
    query.before = before
    query.newestFirst = before != nil
    query.minimumLevel = .warn
    query.terms.append(LogTerm(.levels([.platform]), isNegated: true))
    query.limit = 1
    return try reading.logPage(query).places.first
  }

  private func lines(_ query: LogQuery, around place: LogPlace) throws -> ([LogLine], LogWindow) {
    var before = place
    before.line -= 1
    let earlier = try lines(query, before: place)
    let later = try lines(query, after: before)
    return (
      earlier.0 + later.0,
      LogWindow(
        places: earlier.1.places + later.1.places, hasEarlier: earlier.1.hasEarlier,
        hasLater: later.1.hasLater, searchedBackTo: earlier.1.searchedBackTo,
        searchedOnTo: later.1.searchedOnTo)
    )
  }

  private func lines(_ query: LogQuery, before place: LogPlace?) throws -> ([LogLine], LogWindow) {
    var query = query
    query.before = place
    query.newestFirst = true
    query.limit = place == nil ? 2 * Self.reach : Self.reach
    let page = try reading.logPage(query)
    return (
      page.lines.reversed(),
      LogWindow(
        places: page.places.reversed(), hasEarlier: page.hasMore, hasLater: false,
        searchedBackTo: page.searchedTo)
    )
  }

  private func lines(_ query: LogQuery, after place: LogPlace?) throws -> ([LogLine], LogWindow) {
    var query = query
    query.after = place
    query.limit = place == nil ? 2 * Self.reach : Self.reach
    let page = try reading.logPage(query)
    return (
      page.lines,
      LogWindow(
        places: page.places, hasEarlier: false, hasLater: page.hasMore,
        searchedOnTo: page.searchedTo)
    )
  }
}
