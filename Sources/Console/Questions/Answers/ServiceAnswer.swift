import ServerlessModel

/// The resources of one microservice.
package struct ServiceAnswer: Sendable {
  var name: MicroserviceName
  var figures: EntityFigures
  /// By kind, and within a kind the most concerning first.
  var groups: [KindGroup]
  var problems: [Problem]
  var why: String?
  var deployments: [Deployment] = []
}

/// The resources of one kind with the columns of that kind.
package struct KindGroup: Sendable {
  var kind: ResourceKind
  var columns: [KindColumn]
  var rows: [ResourceFigures]
}

/// A column that one kind of resource has.
package struct KindColumn: Hashable, Sendable {
  var id: String
  var title: String
  var unit: FigureUnit
  /// Lower is kept longer on a narrow terminal.
  var priority: Int
  /// What the figure is, for `W`.
  var meaning: String
}

/// How a figure is written.
package enum FigureUnit: Hashable, Sendable {
  case count, perMinute, percent, milliseconds, seconds, bytes, dollars, megabytes
  /// A part of a whole: the figure, and the whole beside it.
  case ofLimit
}

/// One figure, where it is known, and the whole it is a part of.
package struct Figure: Hashable, Sendable {
  var value: Double?
  var limit: Double? = nil
  var mark: Severity? = nil
}

/// A resource with its figures.
package struct ResourceFigures: Sendable {
  var resource: Resource
  var health: HealthFigure
  var findings: FindingCounts
  /// In the order of the group's columns.
  var values: [Figure]
  var spark: [Double?]
  var missing: Missing?
  /// The most concerning finding's words.
  var concern: String?
}
