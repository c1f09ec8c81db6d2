/// What a rule found wrong with one resource, and the life of it.
package struct Finding: Hashable, Codable, Sendable {
  /// Where a finding stands in its life.
  package enum State: String, Codable, Sendable { case open, acknowledged, muted, resolved }

  /// The rule's id, `@`, the resource's ARN, and `#` and a part where one resource can have several.
  package var id: String
  package var rule: String
  package var title: String
  package var pillar: Pillar
  package var sal: LensQuestion
  package var severity: Severity
  package var state: State = .open
  package var resource: ResourceID
  /// The resource by whose judgement it was found, where that is not the one to blame.
  package var judgedOn: ResourceID? = nil
  package var microservices: [String] = []
  /// When the condition first held, in the data's own time.
  package var firstSeen: Instant
  package var lastSeen: Instant
  /// When a console could first have known it: the end of the data that the judgement needed.
  package var noticedAt: Instant
  package var resolvedAt: Instant? = nil
  /// Judgements in which the condition held.
  package var count: Int = 1
  package var reopened: Int = 0
  /// One line with the numbers: `times out: 212 of 3,402 runs, limit 3.0 s`.
  package var summary: String
  /// Why it matters, from the rule's card.
  package var why: String
  package var evidence: [Evidence] = []
  package var parameters: [Evidence] = []
  package var remediation: String
  package var savingUSD: Double? = nil
  package var references: [String] = []

  /// Makes the value from its parts.
  package init(
    id: String,
    rule: String,
    title: String,
    pillar: Pillar,
    sal: LensQuestion,
    severity: Severity,
    state: State = .open,
    resource: ResourceID,
    judgedOn: ResourceID? = nil,
    microservices: [String] = [],
    firstSeen: Instant,
    lastSeen: Instant,
    noticedAt: Instant,
    resolvedAt: Instant? = nil,
    count: Int = 1,
    reopened: Int = 0,
    summary: String,
    why: String,
    evidence: [Evidence] = [],
    parameters: [Evidence] = [],
    remediation: String,
    savingUSD: Double? = nil,
    references: [String] = []
  ) {
    self.id = id
    self.rule = rule
    self.title = title
    self.pillar = pillar
    self.sal = sal
    self.severity = severity
    self.state = state
    self.resource = resource
    self.judgedOn = judgedOn
    self.microservices = microservices
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.noticedAt = noticedAt
    self.resolvedAt = resolvedAt
    self.count = count
    self.reopened = reopened
    self.summary = summary
    self.why = why
    self.evidence = evidence
    self.parameters = parameters
    self.remediation = remediation
    self.savingUSD = savingUSD
    self.references = references
  }
}

/// One named value that a judgement rested on; the name ends in its unit.
package struct Evidence: Hashable, Codable, Sendable {
  /// A number, a text, or several texts.
  package enum Value: Hashable, Sendable {
    case number(Double)
    case text(String)
    case list([String])
  }

  package var name: String
  package var value: Value

  /// Makes the value from its parts.
  package init(
    name: String,
    value: Value
  ) {
    self.name = name
    self.value = value
  }
}

extension Evidence {
  /// A number by name; the name ends in its unit.
  package static func number(_ name: String, _ value: Double) -> Evidence {
    Evidence(name: name, value: .number(value))
  }

  /// A whole number by name.
  package static func count(_ name: String, _ value: Int) -> Evidence {
    Evidence(name: name, value: .number(Double(value)))
  }

  /// A text by name.
  package static func text(_ name: String, _ value: String) -> Evidence {
    Evidence(name: name, value: .text(value))
  }

  /// Sample ids or other lists by name.
  package static func list(_ name: String, _ values: [String]) -> Evidence {
    Evidence(name: name, value: .list(values))
  }
}

extension Evidence.Value: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try container.decode([String].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    }
  }
}

/// A step in the life of a finding, as it is stored with a recording.
package struct FindingEvent: Hashable, Codable, Sendable {
  /// The steps.
  package enum Kind: String, Codable, Sendable { case opened, changed, resolved, reopened }

  package var kind: Kind
  /// When a console could first have known it.
  package var time: Instant
  /// The finding as it stands after this step.
  package var finding: Finding

  /// Makes the value from its parts.
  package init(
    kind: Kind,
    time: Instant,
    finding: Finding
  ) {
    self.kind = kind
    self.time = time
    self.finding = finding
  }
}

/// A judgement that could not be made, and what it lacked.
package struct UnknownVerdict: Hashable, Codable, Sendable {
  package var rule: String
  package var resource: ResourceID
  package var missing: String

  /// Makes the value from its parts.
  package init(
    rule: String,
    resource: ResourceID,
    missing: String
  ) {
    self.rule = rule
    self.resource = resource
    self.missing = missing
  }
}
