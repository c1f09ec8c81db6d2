import InsightEngine
import ServerlessModel

/// The overview of one resource.
package struct ResourceAnswer: Sendable {
  var resource: Resource
  var figures: EntityFigures
  var facts: [LabelledText]
  var charts: [ChartData]
  var gauges: [QuotaGauge]
  var findings: [Finding]
  var why: String?
  /// Deployments inside the window, oldest first.
  var deployments: [Deployment]
  /// The newest deployment up to the moment, also one before the window.
  var lastDeployment: Deployment?
  /// What opened and was deployed inside the window, oldest first.
  var marks: [TimeMark] = []
}

/// A label and what it says.
package struct LabelledText: Hashable, Sendable {
  var label: String
  var text: String
}

/// How much of a limit is used.
package struct QuotaGauge: Hashable, Sendable {
  var label: String
  var used: Double?
  var limit: Double
  var text: String
}

/// A page of executions.
package struct ExecutionsAnswer: Sendable {
  var rows: [Execution]
  var offset: Int
  var total: Int?
  var hasMore: Bool
  var timeoutSeconds: Int?
  var architecture: Architecture?
  /// Why there are no rows, where that is known.
  var empty: String
  /// The functions whose runs these are, when the resource itself runs no code.
  var functions: [String] = []
}

/// A function's configuration and what changed.
package struct ConfigurationAnswer: Sendable {
  var items: [ConfigurationItem]
  var changes: [ConfigurationChange]
  var missing: Missing?
  var asOf: Instant?
  /// Changes of which it is known who made them, newest first.
  var acts: [Deployment] = []
}

/// Alarms and when they changed.
package struct AlarmsAnswer: Sendable {
  var alarms: [Alarm]
  var empty: String
  /// What is wrong with policies that could not be read.
  var problems: [String] = []
}

/// One alarm with the states it stood in.
package struct AlarmAnswer: Sendable {
  var alarm: Alarm
  /// Newest first.
  var changes: [Alarm]
  /// The name of the resource that it watches.
  var name: String?
  /// The policy that it is, where it is one.
  var policy: Policy?
}

/// Environments with the runs of each.
package struct EnvironmentsAnswer: Sendable {
  var lanes: [Lane]
  var empty: String
  /// How many there are; only the newest have lanes.
  var total = 0
  /// What their cold starts do; `nil` where none was seen.
  var cold: ColdStarts?

  /// One environment in the window.
  package struct Lane: Sendable {
    var environment: ExecutionEnvironment
    var runs: [Run]
  }

  /// One run, from 0 to 1 of the window.
  package struct Run: Hashable, Sendable {
    var start: Double
    var end: Double
    var isFailure: Bool
    /// Where its init began, for a cold start.
    var initStart: Double?
  }
}
