package import ServerlessModel

/// Error groups.
package struct ErrorsAnswer: Sendable {
  package var groups: [ErrorGroup]
  package var names: [ResourceID: String]
  package var empty: String
}

/// One error group with its newest occurrences.
package struct ErrorGroupAnswer: Sendable {
  package var group: ErrorGroup
  package var records: [ErrorRecord]
}

/// Findings of a place.
package struct InsightsAnswer: Sendable {
  package var findings: [Finding]
  package var names: [ResourceID: String]
  /// Judgements that could not be made, by what they lacked.
  package var unknown: [UnknownRow]
  package var empty: String
}

/// What could not be judged, grouped by what was missing.
package struct UnknownRow: Hashable, Sendable {
  package var missing: String
  package var rules: Int
  package var resources: Int
}

/// One question of the lens.
package struct LensRow: Hashable, Sendable {
  package var question: LensQuestion
  package var pillar: Pillar
  package var text: String
  package var failed: FindingCounts
  package var unknown: Int
  package var findings: [String]
}

/// Quotas.
package struct LimitsAnswer: Sendable {
  package var quotas: [Quota]
  package var empty: String
}

/// Deployments.
package struct DeploymentsAnswer: Sendable {
  package var deployments: [Deployment]
  package var names: [ResourceID: String]
  package var empty: String
}

/// What perch asked AWS, and what came of it.
package struct CoverageAnswer: Sendable {
  package var rows: [Coverage]
}

/// The neighbours of a resource.
package struct NeighboursAnswer: Sendable {
  package var rows: [Neighbour]

  /// One neighbour and how it is reached.
  package struct Neighbour: Sendable {
    package var relation: Relation.Kind
    package var isUpstream: Bool
    package var id: ResourceID
    package var resource: Resource?
    package var findings: FindingCounts
  }
}

/// What a pasted text is, and the view that opens it.
package struct FoundAnswer: Sendable {
  package var sentence: String
  package var view: ViewPath?

  /// Makes an answer.
  package init(sentence: String, view: ViewPath?) {
    self.sentence = sentence
    self.view = view
  }
}
