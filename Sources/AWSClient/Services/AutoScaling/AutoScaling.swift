/// Application Auto Scaling.
package enum AutoScaling {
  private static let call = ServiceName("application-autoscaling", .json11)

  static let operations = [
    call("DescribeScalableTargets", ["ScalableTargets"], "reads how far capacity may move")
  ]

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
