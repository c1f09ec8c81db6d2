import InsightEngine
import ServerlessModel

/// The charts of one function with a line for each version, or for each alias.
///
/// CloudWatch and the rollups count versions together, so runs are looked at: up to so many a step, whose shares are
/// then taken of the step's exact count.
struct SplitCharts {
  private static let runsEach = 400
  private static let linesMost = 5

  private let asking: Asking
  private let resource: Resource
  private let split: ChartSplit
  private let steps: ChartSteps
  private let configurations: [ConfigurationVersion]
  /// Which steps were seen, and lie in the window by a quarter or more; counts are of whole steps.
  private let isKnown: [Bool]

  init(_ asking: Asking, _ resource: Resource, _ split: ChartSplit) throws {
    self.asking = asking
    self.resource = resource
    self.split = split
    steps = asking.clockSteps(asking.step(30))
    configurations = try asking.reading.configurations(of: resource.id, in: asking.past)
      .sorted { $0.from < $1.from }
    let seen = try asking.seenSpans(of: resource)
    isKnown = (0..<steps.count).map { [steps] index in
      let step = steps.span(index).intersection(asking.span)
      return step.seconds >= Double(steps.seconds) / 4 && seen.contains { $0.overlaps(step) }
    }
  }

  func answer() throws -> ChartsAnswer {
    guard resource.kind == .lambdaFunction else {
      return ChartsAnswer(charts: [], note: "only a function has versions and aliases")
    }
    var groups: [String: SplitLine] = [:]
    var isSampled = false
    for index in 0..<steps.count where isKnown[index] {
      let sample = try sample(index)
      isSampled = isSampled || sample.share > 1
      for run in sample.runs {
        let share = sample.share / inside(index)
        groups[name(of: run), default: SplitLine(steps.count)].add(run, index, share)
      }
    }
    guard !groups.isEmpty else {
      return ChartsAnswer(charts: [], note: asking.reason(.logs, of: resource, noun: "run"))
    }
    return ChartsAnswer(
      charts: try charts(Self.greatest(groups, steps.count)),
      note: isSampled ? "shares of \(Self.runsEach) runs a step, of its exact count" : nil)
  }

  /// The share of a step that lies in the window.
  private func inside(_ index: Int) -> Double {
    steps.span(index).intersection(asking.span).seconds / Double(steps.seconds)
  }

  /// Runs of a step, and how many each of them stands for.
  private func sample(_ index: Int) throws -> (runs: [Execution], share: Double) {
    let span = steps.span(index).intersection(asking.span)
    var query = ExecutionQuery(span: span, at: asking.at)
    query.resources = [resource.id]
    query.limit = Self.runsEach
    let page = try asking.reading.page(query)
    guard page.hasMore, !page.rows.isEmpty else { return (page.rows, 1) }
    let all = try asking.reading.total(of: .resource(resource.id), in: span).executions
    return (page.rows, max(1, Double(all) / Double(page.rows.count)))
  }

  private func name(of run: Execution) -> String {
    guard let version = run.version else { return "version unknown" }
    guard split == .alias else { return version }
    let held = configurations.last { $0.from <= run.start }?.configuration.function
    let aliases = (held?.aliases ?? []).filter {
      $0.version == version || $0.routing[version] != nil
    }
    return aliases.isEmpty ? "no alias" : aliases.map(\.name).joined(separator: ", ")
  }

  /// The lines with most runs, in the order of their names; the others together.
  private static func greatest(_ groups: [String: SplitLine], _ count: Int) -> [(
    name: String, line: SplitLine
  )] {
    let ordered = groups.sorted { ($0.value.total, $1.key) > ($1.value.total, $0.key) }
    var shown = ordered.prefix(linesMost).map { (name: $0.key, line: $0.value) }
    shown.sort { ($0.name.count, $0.name) < ($1.name.count, $1.name) }
    guard ordered.count > linesMost else { return shown }
    var others = SplitLine(count)
    for (_, line) in ordered.dropFirst(linesMost) { others.merge(line) }
    return shown + [(name: "others", line: others)]
  }

  private func charts(_ groups: [(name: String, line: SplitLine)]) throws -> [ChartData] {
    let plain = try FunctionCharts(asking, resource)
    // One line alone has no legend.
    let only = groups.count == 1 ? groups.first?.name : nil
    let whose = only.map { " of \(split.rawValue) \($0)" } ?? " by \(split.rawValue)"
    let empty = asking.reason(.logs, of: resource, noun: "run")
    func chart(
      _ id: String, _ title: String, _ unit: FigureUnit = .count, adds: Bool = true,
      _ value: (SplitLine.Step) -> Double?
    ) -> ChartData {
      let lines = groups.map {
        ChartData.Line(
          name: $0.name, values: zip(isKnown, $0.line.steps).map { $0 ? value($1) : nil })
      }
      return ChartData(
        id: id, title: title + whose, unit: unit, steps: steps, lines: lines,
        parts: adds ? lines : [], limit: plain.limit(id), empty: empty)
    }
    return [
      chart("runs", "Runs") { $0.runs }, chart("failed", "Failures") { $0.failures },
      chart("duration", "Duration p95", .milliseconds, adds: false) { $0.p95 },
      chart("memory", "Memory used", .megabytes, adds: false) { $0.memory },
      chart("cold", "Cold starts") { $0.coldStarts }, chart("retries", "Retries") { $0.retries },
    ]
  }
}

/// What was counted of one version or alias, step by step.
struct SplitLine {
  /// One step.
  struct Step {
    var runs = 0.0
    var failures = 0.0
    var coldStarts = 0.0
    var retries = 0.0
    var memory: Double?
    var durations: [Double] = []

    /// The duration that 95 of 100 runs did not exceed, in milliseconds.
    var p95: Double? {
      durations.isEmpty
        ? nil : durations.sorted()[min(durations.count - 1, durations.count * 95 / 100)]
    }
  }

  private(set) var steps: [Step]

  init(_ count: Int) { steps = Array(repeating: Step(), count: count) }

  /// The runs of all steps.
  var total: Double { steps.reduce(0) { $0 + $1.runs } }

  /// Counts a run that stands for `share` of them.
  mutating func add(_ run: Execution, _ index: Int, _ share: Double) {
    steps[index].runs += share
    if run.status.isFailure { steps[index].failures += share }
    if run.coldStart == true { steps[index].coldStarts += share }
    if run.attempt > 1 { steps[index].retries += share }
    if let used = run.maxMemoryMB {
      steps[index].memory = max(steps[index].memory ?? 0, Double(used))
    }
    if let duration = run.duration { steps[index].durations.append(duration.milliseconds) }
  }

  mutating func merge(_ other: SplitLine) {
    for (index, step) in other.steps.enumerated() {
      steps[index].runs += step.runs
      steps[index].failures += step.failures
      steps[index].coldStarts += step.coldStarts
      steps[index].retries += step.retries
      steps[index].memory = [steps[index].memory, step.memory].compactMap(\.self).max()
      steps[index].durations += step.durations
    }
  }
}
