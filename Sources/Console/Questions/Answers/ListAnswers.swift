import InsightEngine
import ServerlessModel

/// Error groups.
package struct ErrorsAnswer: Sendable {
  var groups: [ErrorGroup]
  var names: [ResourceID: String]
  var empty: String
}

/// One error group with its newest occurrences.
package struct ErrorGroupAnswer: Sendable {
  var group: ErrorGroup
  var records: [ErrorRecord]
}

/// Findings of a place.
package struct InsightsAnswer: Sendable {
  var findings: [Finding]
  var names: [ResourceID: String]
  /// Judgements that could not be made, by what they lacked.
  var unknown: [UnknownGroup]
  var empty: String
}

/// Deployments.
package struct DeploymentsAnswer: Sendable {
  var deployments: [Deployment]
  var names: [ResourceID: String]
  var empty: String
}

/// What perch asked AWS, and what came of it.
package struct CoverageAnswer: Sendable {
  var rows: [Coverage]
}

/// The neighbours of a resource.
package struct NeighboursAnswer: Sendable {
  var empty: String
  var rows: [Neighbour]

  /// One neighbour and how it is reached.
  package struct Neighbour: Sendable {
    var relation: Relation.Kind
    var isUpstream: Bool
    var id: ResourceID
    var resource: Resource?
    var findings: FindingCounts
  }
}

/// What a pasted text is, and the view that opens it.
package struct FoundAnswer: Sendable {
  /// What it is, in one sentence.
  package var sentence: String
  /// The view that opens it; `nil` where nothing is held of it.
  package var view: ViewPath?

  /// Makes an answer.
  package init(sentence: String, view: ViewPath?) {
    self.sentence = sentence
    self.view = view
  }
}
