/// AWS CloudTrail: who changed what.
package enum CloudTrail {
  static let service = AWSService(
    "cloudtrail", .json11, target: "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101")

  static let operations = [lookupEvents]
}
