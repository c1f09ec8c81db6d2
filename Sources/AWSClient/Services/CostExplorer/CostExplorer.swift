/// AWS Cost Explorer: what was really billed.
package enum CostExplorer {
  private static let call = ServiceName("ce", .json11)

  static let operations = [
    call("GetCostAndUsage", ["ResultsByTime"], "reads what was billed", consent: .costsMoney),
    call(
      "GetCostForecast", ["ForecastResultsByTime"], "reads what AWS expects to bill",
      consent: .costsMoney),
  ]

  /// What was billed, period by period.
  package struct GetCostAndUsage: Decodable, Sendable {
    package var groupDefinitions: [Grouping]?
    package var resultsByTime: [Period]?
  }

  /// What the bill is told apart by: `SERVICE`, `USAGE_TYPE`, a tag's key.
  package struct Grouping: Decodable, Sendable {
    package var key: String?
  }

  /// The bill of one period.
  package struct Period: Decodable, Sendable {
    package var timePeriod: Dates?
    package var total: [String: Amount]?
    package var groups: [Group]?
  }

  /// The first day, and the day after the last.
  package struct Dates: Decodable, Sendable {
    package var start: Timestamp?
    package var end: Timestamp?
  }

  /// One part of a bill; the keys are in the order of the groupings.
  package struct Group: Decodable, Sendable {
    package var keys: [String]?
    package var metrics: [String: Amount]?

    /// Makes a part of a bill.
    package init(keys: [String]?, metrics: [String: Amount]?) {
      self.keys = keys
      self.metrics = metrics
    }
  }

  /// `12.5`, as text.
  package struct Amount: Decodable, Sendable {
    package var amount: String?
  }
}
