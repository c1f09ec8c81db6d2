/// AWS CloudTrail: who changed what.
package enum CloudTrail {
  private static let call = ServiceName("cloudtrail", .json11)

  static let operations = [
    call("LookupEvents", ["Events", "Events.CloudTrailEvent"], "finds who changed a resource")
  ]
}
