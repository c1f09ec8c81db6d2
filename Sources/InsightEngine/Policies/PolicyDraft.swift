package import ServerlessModel

/// A policy that is being written for one resource.
package struct PolicyDraft: Hashable, Sendable {
  /// What of it the user may change.
  package enum Part: String, CaseIterable, Hashable, Sendable {
    case figure, comparison, limit, window, reach, severity, bell
  }

  /// What it looks at: a figure that moves, or how the resource is set up.
  package enum Watched: Hashable, Sendable {
    case figure(PolicyFigure)
    case setting(SettingDraft)
  }

  /// Which resources it is about.
  package enum Reach: Hashable, Sendable {
    case resource
    /// Those of the kind in a microservice.
    case microservice(String)
    /// All of the kind.
    case kind
  }

  /// The lengths of time that a condition looks back on, in minutes.
  private static let windows: [Int64] = [5, 15, 30, 60, 180, 360, 1440]

  package let resource: ResourceID
  package let kind: ResourceKind
  package let resourceName: String
  package private(set) var watched: Watched
  package private(set) var limit: Double
  package private(set) var minutes: Int64
  package private(set) var reach = Reach.resource
  package private(set) var severity: Severity
  /// Whether the console's bell rings for it.
  package private(set) var ringsBell = true
  private let choices: [Watched]
  private let reaches: [Reach]

  /// Begins a policy for a resource; `nil` where there is nothing to watch.
  ///
  /// - Parameters:
  ///   - settings: What is set, each of which can be asked for too.
  ///   - wanted: The figure or the setting that the user looked at; the most telling figure where it is `nil` or
  ///     neither.
  ///   - limit: A limit that suits the resource better than the usual one.
  package init?(
    _ resource: Resource, settings: [PolicySetting] = [], watching wanted: String? = nil,
    limit: Double? = nil
  ) {
    choices =
      PolicyFigure.choices(for: resource.kind).map(Watched.figure)
      + settings.map { Watched.setting(SettingDraft($0)) }
    guard let watched = choices.first(where: { $0.isMeant(by: wanted) }) ?? choices.first else {
      return nil
    }
    self.resource = resource.id
    kind = resource.kind
    resourceName = resource.name
    let service = resource.microservices.first { $0 != MicroserviceName.ungrouped }
    reaches = [.resource] + (service.map { [.microservice($0)] } ?? []) + [.kind]
    self.watched = watched
    (self.limit, minutes, severity) = watched.usual
    if let limit { self.limit = limit }
  }

  /// A limit that people choose, at or just below a value.
  package static func niceLimit(below value: Double) -> Double { NiceNumber.atMost(value) }

  /// The parts that what it watches has.
  package var parts: [Part] {
    switch watched {
    case .figure: [.figure, .limit, .window, .severity, .bell]
    case .setting(let setting):
      [.figure, .comparison] + (setting.comparison.needsValue ? [.limit] : [])
        + [.reach, .severity, .bell]
    }
  }

  /// Turns one part to its next or previous value.
  package mutating func turn(_ part: Part, _ delta: Int) {
    switch part {
    case .figure: turnWatched(delta)
    case .comparison: turnSetting { $0.turnComparison(delta) }
    case .limit:
      limit = NiceNumber.next(limit, delta)
      turnSetting { $0.turnValue(delta) }
    case .window:
      let nearest = Self.windows.min { abs($0 - minutes) < abs($1 - minutes) } ?? minutes
      let place = (Self.windows.firstIndex(of: nearest) ?? 0) + delta
      minutes = Self.windows[max(0, min(Self.windows.count - 1, place))]
    case .reach: reach = Cycle.next(reach, in: reaches, delta)
    case .severity: severity = Cycle.next(severity, in: Severity.allCases, delta)
    case .bell: ringsBell.toggle()
    }
  }

  private mutating func turnWatched(_ delta: Int) {
    let place = choices.firstIndex { $0.name == watched.name } ?? 0
    watched = choices[((place + delta) % choices.count + choices.count) % choices.count]
    (limit, minutes, severity) = watched.usual
    if case .figure = watched { reach = .resource }
  }

  private mutating func turnSetting(_ turn: (inout SettingDraft) -> Void) {
    guard case .setting(var setting) = watched else { return }
    turn(&setting)
    watched = .setting(setting)
  }

  /// The same policy of other resources.
  package func reaching(_ reach: Reach) -> PolicyDraft {
    var draft = self
    draft.reach = reach
    return draft
  }

  /// The policy as it would be saved.
  package var policy: Policy {
    Policy(
      name: Self.name("\(subject)-\(watched.name)"), message: message, severity: severity,
      question: watched.pillar.usualQuestion, scope: scope, condition: condition,
      notify: ringsBell ? ["bell"] : [])
  }

  /// What the policy is named after.
  private var subject: String {
    switch reach {
    case .resource: resourceName
    case .microservice(let name): name
    case .kind: kind.title
    }
  }

  private var message: String {
    let what = "\(watched.name) of \(reachWords)"
    return switch watched {
    case .figure: what
    case .setting(let setting): "\(what) \(setting.sentence)"
    }
  }

  /// The condition as people say it: `memoryMB is not 256`.
  package var words: String {
    switch watched {
    case .figure: policy.words
    case .setting(let setting): "\(setting.setting.key) \(setting.sentence)"
    }
  }

  /// Which resources it is about, in words.
  package var reachWords: String {
    switch reach {
    case .resource: resourceName
    case .microservice(let name): "each \(kind.title) of \(name)"
    case .kind: "each \(kind.title)"
    }
  }

  private var scope: PolicyScope {
    let account = resource.account.isEmpty ? nil : resource.account
    switch reach {
    case .resource:
      return PolicyScope(
        account: account, region: resource.region.isEmpty ? nil : resource.region, kind: kind,
        name: resourceName)
    case .microservice(let name):
      return PolicyScope(account: account, microservice: name, kind: kind)
    case .kind: return PolicyScope(kind: kind)
    }
  }

  private var condition: PolicyCondition {
    switch watched {
    case .setting(let setting): .configuration([setting.filter])
    case .figure(let figure): condition(on: figure)
    }
  }

  private func condition(on figure: PolicyFigure) -> PolicyCondition {
    switch figure.source {
    case .executions(let name):
      .executions(
        ExecutionCondition(
          figure: name, comparison: .atLeast, value: limit, windowSeconds: minutes * 60,
          minimumRuns: figure.minimumRuns))
    case .metric(let metric, let statistic):
      .metric(
        MetricCondition(
          metric: metric, statistic: statistic, comparison: .atLeast, threshold: limit,
          periodSeconds: max(60, minutes * 60 / Int64(figure.datapoints.of) / 60 * 60),
          datapointsToAlarm: figure.datapoints.needed,
          evaluationPeriods: figure.datapoints.of))
    }
  }

  /// A name that policies may have: letters, digits and dashes.
  private static func name(_ text: String) -> String {
    String(text.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" }.prefix(80))
  }
}

extension PolicyDraft.Watched {
  /// The figure's or the setting's name as policies write it.
  package var name: String {
    switch self {
    case .figure(let figure): figure.name
    case .setting(let setting): setting.setting.key
    }
  }

  /// Whether a figure's name or a property's is its own, or it is the first of what is set.
  fileprivate func isMeant(by wanted: String?) -> Bool {
    guard let wanted else { return false }
    return switch self {
    case .figure(let figure): figure.name == wanted
    case .setting(let setting): wanted == "configuration" || setting.setting.isPart(of: wanted)
    }
  }

  fileprivate var usual: (limit: Double, minutes: Int64, severity: Severity) {
    switch self {
    case .figure(let figure): (figure.limit, figure.minutes, figure.severity)
    case .setting: (0, 0, .warning)
    }
  }

  fileprivate var pillar: Pillar {
    switch self {
    case .figure(let figure): figure.pillar
    case .setting(let setting): setting.pillar
    }
  }
}

extension PolicyFigure {
  /// The pillar that a policy on it is of.
  fileprivate var pillar: Pillar {
    switch source {
    case .executions(.costUSD): .cost
    case .executions(.p50Ms), .executions(.p95Ms), .executions(.p99Ms), .executions(.maxMs),
      .executions(.coldStartPct), .executions(.coldStarts):
      .performance
    default: .reliability
    }
  }
}
