package import ServerlessModel

/// The resources of one microservice.
package struct ServiceAnswer: Sendable {
  package var name: MicroserviceName
  package var figures: EntityFigures
  /// By kind, and within a kind the most concerning first.
  package var groups: [KindGroup]
  package var problems: [Problem]
  package var why: String?
  package var deployments: [Deployment] = []
  package var business: [BusinessSeries] = []
}

/// A business metric over the window.
package struct BusinessSeries: Sendable {
  package var title: String
  package var statistic: Statistic
  /// CloudWatch's unit, where it is more than a count.
  package var unit: String
  /// What the whole window comes to; `nil` where nothing is held.
  package var value: Double?
  /// In even steps of the window, oldest first.
  package var values: [Double?]
  /// Why there is no value.
  package var missing: String
}

/// The resources of one kind with the columns of that kind.
package struct KindGroup: Sendable {
  package var kind: ResourceKind
  package var columns: [KindColumn]
  package var rows: [ResourceFigures]
}

/// A column that one kind of resource has.
package struct KindColumn: Hashable, Sendable {
  package var id: String
  package var title: String
  package var unit: FigureUnit
  /// Lower is kept longer on a narrow terminal.
  package var priority: Int
  /// What the figure is, for `W`.
  package var meaning: String
}

/// How a figure is written.
package enum FigureUnit: Hashable, Sendable {
  case count, perMinute, percent, milliseconds, seconds, bytes, dollars, megabytes
  /// A part of a whole: the figure, and the whole beside it.
  case ofLimit
}

/// One figure, where it is known, and the whole it is a part of.
package struct Figure: Hashable, Sendable {
  package var value: Double?
  package var limit: Double? = nil
  package var mark: Severity? = nil
  /// Whether it is told by some of the runs.
  package var isEstimate = false
}

/// A resource with its figures.
package struct ResourceFigures: Sendable {
  package var resource: Resource
  package var health: HealthFigure
  package var findings: FindingCounts
  /// In the order of the group's columns.
  package var values: [Figure]
  package var spark: [Double?]
  package var missing: Missing?
  /// The most concerning finding's words.
  package var concern: String?
}
