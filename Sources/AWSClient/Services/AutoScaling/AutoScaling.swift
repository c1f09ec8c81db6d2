/// Application Auto Scaling.
package enum AutoScaling {
  static let service = AWSService(
    "application-autoscaling", .json11, target: "AnyScaleFrontendService")

  static let operations = [describeScalableTargets]
}
