package import ServerlessModel

/// The overview of one resource.
package struct ResourceAnswer: Sendable {
  package var resource: Resource
  package var figures: EntityFigures
  package var facts: [LabelledText]
  package var charts: [ChartData]
  package var gauges: [QuotaGauge]
  package var findings: [Finding]
  package var why: String?
  /// Deployments inside the window, oldest first.
  package var deployments: [Deployment]
}

/// A label and what it says.
package struct LabelledText: Hashable, Sendable {
  package var label: String
  package var text: String
}

/// Lines over the window.
package struct ChartData: Hashable, Sendable {
  package var title: String
  package var unit: FigureUnit
  package var lines: [Line]
  package var limit: Limit?
  /// Why there is nothing to draw.
  package var empty: String

  /// One line.
  package struct Line: Hashable, Sendable {
    package var name: String
    package var values: [Double?]
  }

  /// A horizontal line.
  package struct Limit: Hashable, Sendable {
    package var value: Double
    package var label: String
  }
}

/// How much of a limit is used.
package struct QuotaGauge: Hashable, Sendable {
  package var label: String
  package var used: Double?
  package var limit: Double
  package var text: String
}

/// A page of executions.
package struct ExecutionsAnswer: Sendable {
  package var rows: [Execution]
  package var offset: Int
  package var total: Int?
  package var hasMore: Bool
  package var timeoutSeconds: Int?
  package var architecture: Architecture?
  /// Why there are no rows, where that is known.
  package var empty: String
  /// The functions whose runs these are, when the resource itself runs no code.
  package var functions: [String] = []
}

/// A function's configuration and what changed.
package struct ConfigurationAnswer: Sendable {
  package var items: [ConfigurationItem]
  package var changes: [ConfigurationChange]
  package var missing: Missing?
  package var asOf: Instant?
}

/// One setting as it stands.
package struct ConfigurationItem: Hashable, Sendable {
  package var label: String
  package var value: String
  /// When it last changed, within the recording.
  package var changed: Instant? = nil
  package var before: String? = nil
}

/// One change of one setting.
package struct ConfigurationChange: Hashable, Sendable {
  package var time: Instant
  package var label: String
  package var before: String
  package var after: String
}

/// Money by driver, or by what spends it.
package struct CostAnswer: Sendable {
  package var rows: [CostRow]
  package var totalUSD: Double
  /// The share of the window that is covered, from 0 to 1.
  package var windowSeconds: Int64
  package var overlays: [LabelledText]
  package var priceDate: String
  package var empty: String
}

/// One line of a cost list.
package struct CostRow: Hashable, Sendable {
  package var name: String
  package var detail: String
  package var amountUSD: Double
  package var resource: ResourceID? = nil
  package var service: MicroserviceName? = nil
  package var shares: [CostShare] = []
}

/// Alarms and when they changed.
package struct AlarmsAnswer: Sendable {
  package var alarms: [Alarm]
  package var empty: String
}

/// Environments with the runs of each.
package struct EnvironmentsAnswer: Sendable {
  package var lanes: [Lane]
  package var empty: String

  /// One environment in the window.
  package struct Lane: Sendable {
    package var environment: ExecutionEnvironment
    package var runs: [Run]
  }

  /// One run, from 0 to 1 of the window.
  package struct Run: Hashable, Sendable {
    package var start: Double
    package var end: Double
    package var isFailure: Bool
    /// Where its init began, for a cold start.
    package var initStart: Double?
  }
}
