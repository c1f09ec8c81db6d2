extension CostExplorer {
  /// Reads what was billed.
  ///
  /// - IAM action: `ce:GetCostAndUsage`.
  /// - Limits: pages of its own size; 5 calls a second; $0.01 a call; figures are up to 24 hours
  ///   late.
  /// - Source: AWS Cost Explorer API Reference, GetCostAndUsage (2026-11).
  package static let getCostAndUsage = service(
    "GetCostAndUsage", "reads what was billed", keys: ["ResultsByTime"], consent: .costsMoney,
    paging: Paging("NextPageToken"))

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
