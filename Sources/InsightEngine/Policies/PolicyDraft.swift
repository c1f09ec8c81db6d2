package import ServerlessModel

/// A policy that is being written for one resource.
package struct PolicyDraft: Hashable, Sendable {
  /// What of it the user may change.
  package enum Part: String, CaseIterable, Hashable, Sendable {
    case figure, limit, window, severity, bell
  }

  /// The lengths of time that a condition looks back on, in minutes.
  private static let windows: [Int64] = [5, 15, 30, 60, 180, 360, 1440]

  package let resource: ResourceID
  package let kind: ResourceKind
  package let resourceName: String
  package private(set) var figure: PolicyFigure
  package private(set) var limit: Double
  package private(set) var minutes: Int64
  package private(set) var severity: Severity
  /// Whether the console's bell rings for it.
  package private(set) var ringsBell = true

  /// Begins a policy for a resource; `nil` for a kind that has nothing to watch.
  ///
  /// - Parameters:
  ///   - wanted: The figure that the user looked at; the most telling one where it is `nil` or no figure of the kind.
  ///   - limit: A limit that suits the resource better than the usual one.
  package init?(_ resource: Resource, watching wanted: String? = nil, limit: Double? = nil) {
    let choices = PolicyFigure.choices(for: resource.kind)
    guard let figure = choices.first(where: { $0.name == wanted }) ?? choices.first else {
      return nil
    }
    self.resource = resource.id
    kind = resource.kind
    resourceName = resource.name
    self.figure = figure
    self.limit = limit ?? figure.limit
    minutes = figure.minutes
    severity = figure.severity
  }

  /// A limit that people choose, at or just below a value.
  package static func niceLimit(below value: Double) -> Double { NiceNumber.atMost(value) }

  /// Turns one part to its next or previous value.
  package mutating func turn(_ part: Part, _ delta: Int) {
    switch part {
    case .figure:
      figure = Self.next(figure, in: PolicyFigure.choices(for: kind), delta)
      (limit, minutes, severity) = (figure.limit, figure.minutes, figure.severity)
    case .limit: limit = NiceNumber.next(limit, delta)
    case .window:
      let nearest = Self.windows.min { abs($0 - minutes) < abs($1 - minutes) } ?? minutes
      let place = (Self.windows.firstIndex(of: nearest) ?? 0) + delta
      minutes = Self.windows[max(0, min(Self.windows.count - 1, place))]
    case .severity: severity = Self.next(severity, in: Severity.allCases, delta)
    case .bell: ringsBell.toggle()
    }
  }

  private static func next<Item: Equatable>(_ item: Item, in all: [Item], _ delta: Int) -> Item {
    let place = (all.firstIndex(of: item) ?? 0) + delta
    return all[(place % all.count + all.count) % all.count]
  }

  /// The policy as it would be saved.
  package var policy: Policy {
    Policy(
      name: Self.name("\(resourceName)-\(figure.name)"),
      message: "\(figure.name) of \(resourceName)", severity: severity,
      pillar: figure.pillar, scope: scope, condition: condition, notify: ringsBell ? ["bell"] : [])
  }

  private var scope: PolicyScope {
    PolicyScope(
      account: resource.account.isEmpty ? nil : resource.account,
      region: resource.region.isEmpty ? nil : resource.region, kind: kind, name: resourceName)
  }

  private var condition: PolicyCondition {
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

/// Limits that people choose: 1, 2, 3, 5, 7, 10, 15, 20 and so on by powers of ten.
enum NiceNumber {
  private static let steps: [Double] = [1, 1.5, 2, 3, 5, 7]

  private static let all: [Double] = (-3...7).flatMap { exponent in
    // Most limits are counts, and one and a half of anything is none.
    steps.filter { exponent > 0 || $0 != 1.5 }.map { scaled($0, exponent) }
  }

  private static func scaled(_ step: Double, _ exponent: Int) -> Double {
    exponent < 0 ? step / power(-exponent) : step * power(exponent)
  }

  private static func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { value, _ in value * 10 }
  }

  /// The next nice number above or below another one.
  static func next(_ value: Double, _ delta: Int) -> Double {
    let near = 1e-9 * max(1, value.magnitude)
    return delta > 0
      ? all.first { $0 > value + near } ?? value : all.last { $0 < value - near } ?? value
  }

  /// The nice number that is nearest below a number, or the least of them.
  static func atMost(_ value: Double) -> Double { all.last { $0 <= value } ?? all[0] }
}
