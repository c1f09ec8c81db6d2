/// What names one CloudWatch series of an account and region.
package struct MetricID: Hashable, Codable, Sendable {
  /// The namespace of what perch counts in access logs: not AWS's own, whose metrics count what these may leave out.
  package static let accessLogs = "AccessLogs"

  package var namespace: String
  package var name: String
  /// Sorted by name.
  package var dimensions: [Dimension]

  /// Makes the value from its parts.
  package init(
    namespace: String,
    name: String,
    dimensions: [Dimension]
  ) {
    self.namespace = namespace
    self.name = name
    self.dimensions = dimensions
  }

  /// One dimension by name and value.
  package struct Dimension: Hashable, Codable, Sendable {
    package var name: String
    package var value: String

    /// Makes the value from its parts.
    package init(
      name: String,
      value: String
    ) {
      self.name = name
      self.value = value
    }
  }
}

/// The statistics that CloudWatch aggregates a period by; percentiles keep CloudWatch's own spelling, `p99`.
package struct Statistic: Hashable, Codable, Sendable, Comparable {
  package let name: String

  /// Takes CloudWatch's spelling: `Sum`, `Average`, `Maximum`, `Minimum`, `SampleCount`, `p99`.
  package init(_ name: String) { self.name = name }

  package static let sum = Statistic("Sum")
  package static let average = Statistic("Average")
  package static let maximum = Statistic("Maximum")
  package static let minimum = Statistic("Minimum")
  package static let sampleCount = Statistic("SampleCount")

  package static func < (left: Statistic, right: Statistic) -> Bool { left.name < right.name }
}

/// One series: a metric, its statistic and period, and the resource it belongs to where one is known.
package struct SeriesID: Hashable, Codable, Sendable {
  package var account: String
  package var region: String
  package var metric: MetricID
  package var statistic: Statistic
  package var periodSeconds: Int
  package var resource: ResourceID? = nil
  package var unit: String? = nil

  /// Makes the value from its parts.
  package init(
    account: String,
    region: String,
    metric: MetricID,
    statistic: Statistic,
    periodSeconds: Int,
    resource: ResourceID? = nil,
    unit: String? = nil
  ) {
    self.account = account
    self.region = region
    self.metric = metric
    self.statistic = statistic
    self.periodSeconds = periodSeconds
    self.resource = resource
    self.unit = unit
  }
}

/// One value of a series; the time is the start of its period.
package struct MetricPoint: Hashable, Codable, Sendable {
  package var time: Instant
  package var value: Double

  /// Makes the value from its parts.
  package init(
    time: Instant,
    value: Double
  ) {
    self.time = time
    self.value = value
  }
}

/// A series with the points asked for, oldest first.
package struct Series: Hashable, Sendable {
  package var id: SeriesID
  package var points: [MetricPoint]

  /// Makes the value from its parts.
  package init(
    id: SeriesID,
    points: [MetricPoint]
  ) {
    self.id = id
    self.points = points
  }
}
