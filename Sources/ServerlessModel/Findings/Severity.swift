/// How much a finding matters.
package enum Severity: String, Codable, Sendable, CaseIterable, Comparable {
  case critical, warning, info

  /// More severe is less, so that sorting puts critical first.
  package static func < (left: Severity, right: Severity) -> Bool { left.order < right.order }

  package var order: Int {
    switch self {
    case .critical: 0
    case .warning: 1
    case .info: 2
    }
  }

  package var letter: String {
    switch self {
    case .critical: "C"
    case .warning: "W"
    case .info: "I"
    }
  }
}

/// The pillars of the Well-Architected Framework, by the short names that the catalogue uses.
package enum Pillar: String, Codable, Sendable, CaseIterable {
  case operations = "OPS"
  case security = "SEC"
  case reliability = "REL"
  case performance = "PERF"
  case cost = "COST"
}

/// The nine questions of the Serverless Application Lens.
package enum LensQuestion: String, Codable, Sendable, CaseIterable {
  case ops1 = "OPS1"
  case ops2 = "OPS2"
  case sec1 = "SEC1"
  case sec2 = "SEC2"
  case sec3 = "SEC3"
  case rel1 = "REL1"
  case rel2 = "REL2"
  case per1 = "PER1"
  case cost1 = "COST1"
}
