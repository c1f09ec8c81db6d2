import CellGrid
import ServerlessModel

/// What is chosen of a resource's charts: the one that keys act on, the value cursor, what lies behind the lines and
/// what they are split by.
struct ChartPane: Sendable {
  var isFocused = false
  var selected = 0
  /// The start of the step that the value cursor stands on.
  private(set) var moment: Instant?
  private(set) var backdrop = Backdrop.none
  private(set) var split = ChartSplit.none

  /// The charts to ask for besides the overview's own.
  func questions(_ resource: String, _ context: Context) -> [Question] {
    topics(resource).map { context.question(.charts($0)) }
  }

  private func topics(_ resource: String) -> [ChartsTopic] {
    [behindTopic(resource), splitTopic(resource)].compactMap(\.self)
  }

  private func behindTopic(_ resource: String) -> ChartsTopic? {
    backdrop == .none ? nil : ChartsTopic(resource: resource, backdrop: backdrop)
  }

  private func splitTopic(_ resource: String) -> ChartsTopic? {
    split == .none ? nil : ChartsTopic(resource: resource, split: split)
  }

  /// The charts as they are chosen; the plain ones stay until the others have come.
  func charts(_ answer: ResourceAnswer, _ resource: String, _ context: Context) -> [ChartData] {
    let split = splitTopic(resource).flatMap { context.answer(.charts($0))?.charts?.charts } ?? []
    return split.isEmpty ? answer.charts : split
  }

  /// How they are split, or why they are not.
  func note(_ resource: String, _ context: Context) -> String? {
    guard let topic = splitTopic(resource) else { return nil }
    guard let answer = context.answer(.charts(topic))?.charts else {
      return context.notice(.charts(topic))?.sentence
    }
    return answer.note
  }

  /// What lies behind a chart.
  func behind(_ chart: ChartData, _ resource: String, _ context: Context) -> [ChartSeries] {
    guard let topic = behindTopic(resource) else { return [] }
    let name = backdrop.rawValue
    guard let answer = context.answer(.charts(topic))?.charts else {
      let words = context.notice(.charts(topic))?.sentence ?? ""
      return [ChartSeries("\(name) \(words)", [], isBackdrop: true)]
    }
    guard let past = answer.charts.first(where: { $0.id == chart.id }) else { return [] }
    if past.isEmpty { return [ChartSeries("\(name) not recorded", [], isBackdrop: true)] }
    let isSame = past.lines.map(\.name) == chart.lines.map(\.name) || split != .none
    let names = past.lines.map(\.name).joined(separator: ", ")
    return past.lines.map {
      ChartSeries(isSame ? name : "\(name) \(names)", $0.values, isBackdrop: true)
    }
  }

  // MARK: Acts

  /// Yesterday, last week, nothing, and round again.
  mutating func turnBackdrop() -> [Request] {
    backdrop = backdrop.next
    return [
      .say(
        backdrop == .none
          ? "nothing behind the charts"
          : "behind the charts, dotted: the same time \(backdrop.words)")
    ]
  }

  /// By version, by alias, whole, and round again.
  mutating func turnSplit() -> [Request] {
    split = split.next
    return [
      .say(split == .none ? "charts of all versions together" : "a line for each \(split.rawValue)")
    ]
  }

  /// Moves the cursor by steps of the finest chart; the first move shows it at that end.
  mutating func move(_ delta: Int, over charts: [ChartData]) {
    guard let steps = Self.finest(charts) else { return }
    guard let moment, let index = steps.index(of: moment) else {
      self.moment = steps.span(delta > 0 ? 0 : steps.count - 1).start
      return
    }
    self.moment = steps.span(max(0, min(steps.count - 1, index + delta))).start
  }

  /// Moves the cursor to the next or the last thing that happened; `false` where there is none.
  mutating func jump(forward: Bool, marks: [TimeMark], over charts: [ChartData]) -> Bool {
    guard let steps = Self.finest(charts) else { return false }
    let times = marks.compactMap { steps.index(of: $0.time) }.map { steps.span($0).start }
    let from = moment ?? (forward ? Instant(milliseconds: .min) : Instant(milliseconds: .max))
    let next = forward ? times.filter { $0 > from }.min() : times.filter { $0 < from }.max()
    guard let next else { return false }
    moment = next
    return true
  }

  /// Puts the cursor on the step at a position from 0 to 1 of the time shown.
  mutating func show(at position: Double, over charts: [ChartData]) {
    guard let steps = Self.finest(charts) else { return }
    let index = Int((position * Double(steps.count)).rounded(.down))
    moment = steps.span(max(0, min(steps.count - 1, index))).start
  }

  mutating func hideCursor() { moment = nil }

  /// Takes the cursor away when the window has left it behind.
  mutating func settle(_ charts: [ChartData]) {
    guard !charts.isEmpty else { return }
    selected = max(0, min(selected, charts.count - 1))
    if let moment, Self.finest(charts)?.index(of: moment) == nil { self.moment = nil }
  }

  /// The step under the cursor.
  func step(_ charts: [ChartData]) -> TimeSpan? {
    guard let moment, let steps = Self.finest(charts), let index = steps.index(of: moment) else {
      return nil
    }
    return steps.span(index)
  }

  /// What line 2 says of the cursor: its time, and what happened then.
  func words(_ charts: [ChartData], _ marks: [TimeMark], _ context: Context) -> String? {
    guard let step = step(charts) else { return nil }
    let here = marks.filter { step.contains($0.time) }.map(\.sign)
    let time = "\(context.clock.minute(step.start)) to \(context.clock.minute(step.end)) UTC"
    let shown =
      context.clock.style == .utc ? time : time.replacing("UTC", with: context.clock.zone)
    return ([shown] + here).joined(separator: "  ")
  }

  /// The deployment at the cursor, else the newest up to it.
  func deployment(_ answer: ResourceAnswer, _ charts: [ChartData]) -> Deployment? {
    let known = answer.deployments + [answer.lastDeployment].compactMap(\.self)
    guard let end = step(charts)?.end else { return known.last }
    return known.filter { $0.time < end }.max { $0.time < $1.time }
  }

  private static func finest(_ charts: [ChartData]) -> ChartSteps? {
    charts.map(\.steps).min { $0.seconds < $1.seconds }
  }
}

extension Backdrop {
  /// When it was, in words.
  var words: String {
    switch self {
    case .none: "now"
    case .yesterday: "yesterday"
    case .lastWeek: "a week before"
    }
  }
}

extension CaseIterable where Self: Equatable, AllCases.Index == Int {
  /// The case after this one, and after the last the first.
  var next: Self {
    let all = Self.allCases
    let index = all.firstIndex(of: self).map { $0 + 1 } ?? 0
    return all[index < all.count ? index : 0]
  }
}

extension TimeMark {
  /// The mark in a line of words.
  var sign: String {
    switch kind {
    case .finding(let severity): "\(severity.glyph)\(severity.letter) \(label)"
    case .deployment: "d \(label)"
    }
  }
}
