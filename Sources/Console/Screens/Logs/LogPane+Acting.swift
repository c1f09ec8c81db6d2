import CellGrid
import InsightEngine
import ServerlessModel

extension LogPane {
  /// Does what a key means among log lines; `nil` when it means nothing of its own.
  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    remark = nil
    switch action {
    case .moveUp, .moveDown, .pageUp, .pageDown, .halfUp, .halfDown, .top, .bottom:
      perform(move: action, context)
      return []
    case .nextMark, .previousMark:
      jump(action == .nextMark ? 1 : -1)
      return []
    case .nextBookmark, .previousBookmark:
      jumpToMark(action == .nextBookmark ? 1 : -1, context)
      return []
    case .follow: return turnFollow(context)
    case .play where context.isRunning: return turnHold(context)
    case .sort, .reverse: return [.say("log lines stay in the order of time")]
    case .problems: return turnProblems()
    case .filterIn: return narrow(isNegated: false)
    case .filterOut: return narrow(isNegated: true)
    default: return act(action, context)
    }
  }

  private mutating func act(_ action: Action, _ context: Context) -> [Request]? {
    guard let line = selectedLine, let row = rows.selectedRow else { return nil }
    switch action {
    case .fold: return unfold(row, line)
    case .open:
      if !unfolded.contains(row.id), unfold(row, line) != nil { return [] }
      guard let target = row.target else { return [.push(LogLineScreen(line))] }
      return Screens.screen(for: target).map { [.push($0)] }
    case .document: return [.push(LogLineScreen(line))]
    case .logs: return narrower(line)
    case .bookmark:
      rebuild()
      return [.mark(LineMark(line, words: LogMessage.folded(line, JSONDocument(line.message))))]
    default: return nil
    }
  }

  private mutating func turnFollow(_ context: Context) -> [Request] {
    follows.toggle()
    guard follows else { return [.say("no longer following")] }
    held = nil
    go(to: .end, landing: .last)
    return [.say("following the newest line")]
  }

  private mutating func turnHold(_ context: Context) -> [Request] {
    guard held == nil else {
      held = nil
      return [.say("the list goes on")]
    }
    hold(context)
    return [.say("the list stands still; new lines are counted, f follows them")]
  }

  private mutating func turnProblems() -> [Request] {
    listing.problemsOnly.toggle()
    comeBack()
    return []
  }

  /// After the lines are chosen anew the cursor stays at its line, or near it.
  private mutating func comeBack() {
    guard let place = selectedPlace else {
      return go(to: listing.unanchored.anchor, landing: listing.isOfOne ? .first : .last)
    }
    go(to: .around(place), landing: .near(place))
  }

  /// Shows all of a line under it, or puts that away; `nil` for a line that says all already.
  private mutating func unfold(_ row: ListRow, _ line: LogLine) -> [Request]? {
    if unfolded.remove(row.id) == nil {
      guard !LogMessage.block(of: line, JSONDocument(line.message)).isEmpty else { return nil }
      unfolded.insert(row.id)
    }
    rebuild()
    return []
  }

  /// From all lines to those of the line's request, and from those to all of its trace.
  private func narrower(_ line: LogLine) -> [Request] {
    guard let request = line.requestID else { return [.say("this line names no request")] }
    guard !listing.wantsTrace, listing.traceID == nil else {
      return [.say("these are all lines of the trace")]
    }
    let group = LogGroupID(account: line.account, region: line.region, name: line.logGroup)
    var next = LogListing(
      place: group.function.map { .resource($0.arn) } ?? .everything, requestID: request)
    next.wantsTrace = listing.requestID != nil
    if next.wantsTrace { next.place = .everything }
    return [.push(LogsScreen(listing: next))]
  }

  // MARK: Filters

  /// What the frame takes out and puts back: a filter that changed is asked of the recording.
  var list: ListPane {
    get { rows }
    set {
      let before = rows.filter?.text
      rows = newValue
      guard rows.filter?.text != before else { return }
      listing.filter = rows.filter?.text
      comeBack()
    }
  }

  /// Only the lines that are like this one in the column under the cursor, or all but those.
  private mutating func narrow(isNegated: Bool) -> [Request] {
    guard let line = selectedLine, let term = LogLikeness.term(of: line, in: rows) else {
      return [.say("nothing to filter by in this cell; < > choose another column")]
    }
    let new = (isNegated ? "!" : "") + term
    let old = rows.filter?.text ?? ""
    guard !old.split(separator: " ").contains(Substring(new)) else { return [] }
    var changed = rows
    changed.set(filter: RowFilter(old.isEmpty ? new : "\(old) \(new)"))
    list = changed
    return [.say("\(isNegated ? "without" : "only") \(term); \\ clears")]
  }
}
