extension AutoScaling {
  /// Reads how far capacity may move.
  ///
  /// - IAM action: `application-autoscaling:DescribeScalableTargets`.
  /// - Limits: 50 a page; rate not published.
  /// - Source: Application Auto Scaling API Reference, DescribeScalableTargets (2026-11).
  package static let describeScalableTargets = service(
    "DescribeScalableTargets", "reads how far capacity may move", keys: ["ScalableTargets"],
    paging: Paging("NextToken", size: "MaxResults", most: 50))

  /// What is scaled.
  package struct DescribeScalableTargets: Decodable, Sendable {
    package var scalableTargets: [Target]?
  }

  /// One dimension that is scaled: `table/orders`, `dynamodb:table:ReadCapacityUnits`.
  package struct Target: Decodable, Sendable {
    package var serviceNamespace: String?
    package var resourceId: String?
    package var scalableDimension: String?
    package var minCapacity: Int?
    package var maxCapacity: Int?
  }
}
