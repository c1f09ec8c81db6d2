package import ServerlessModel

/// What a rule says of itself; the catalogue is made of these cards and there is no second list.
package struct RuleCard: Hashable, Sendable {
  /// The kebab-cased name; never reused for another meaning.
  package var id: String
  package var title: String
  package var pillar: Pillar
  package var sal: LensQuestion
  package var severity: Severity
  /// The kinds of resource that it judges.
  package var kinds: [ResourceKind]
  package var needs: [Need]
  package var parameters: [Parameter]
  package var why: String
  package var fix: String
  /// Where the rule or its thresholds come from.
  package var sources: [String]

  /// Makes a card from its parts.
  package init(
    id: String,
    title: String,
    pillar: Pillar,
    sal: LensQuestion,
    severity: Severity,
    kinds: [ResourceKind],
    needs: [Need],
    parameters: [Parameter] = [],
    why: String,
    fix: String,
    sources: [String]
  ) {
    self.id = id
    self.title = title
    self.pillar = pillar
    self.sal = sal
    self.severity = severity
    self.kinds = kinds
    self.needs = needs
    self.parameters = parameters
    self.why = why
    self.fix = fix
    self.sources = sources
  }

  /// The service as AWS names it in ARNs, by the first kind.
  package var service: String { kinds.first?.service ?? "account" }
}

/// A source of facts that a rule reads; it tells the loader what to fetch and the screen what is missing.
package enum Need: String, Hashable, Codable, Sendable, CaseIterable {
  case logs, metrics, traces, configuration

  /// The source that coverage is kept for.
  package var source: Coverage.Source {
    switch self {
    case .logs: .logs
    case .metrics: .metrics
    case .traces: .traces
    case .configuration: .configuration
    }
  }
}
