import ServerlessModel

extension Context {
  /// The alarms of the judged account and region as they stood; throws where nobody asked for them.
  func alarmsHere() throws -> [Alarm] {
    let all = try facts.source.alarms(at: at).orLacks().filter {
      $0.account == resource.account && $0.region == resource.region
    }
    guard all.isEmpty, !facts.coverage.wasAsked(.alarms, "*", in: resource.region) else {
      return all
    }
    throw lacks("cloudwatch:DescribeAlarms")
  }

  /// Whether a resource was looked for and is not there.
  ///
  /// Metrics of a REST API say its name and not its id, so that it cannot be looked for.
  func isGone(_ id: ResourceID) -> Bool {
    guard let (kind, _) = ResourceKind.parse(arn: id.arn), kind != .account, kind != .restAPI
    else { return false }
    return !facts.fleet.accounts.holds(id, at: at)
      && facts.coverage.wasAsked(.inventory, id.service, in: resource.region)
  }
}
