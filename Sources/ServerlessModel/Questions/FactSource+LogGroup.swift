extension FactSource {
  /// The log group that a function writes to: the one its configuration names, or else the one Lambda makes for it; `nil` for
  /// what is no function.
  package func logGroup(of function: ResourceID, at moment: Instant) throws -> LogGroupID? {
    guard let (kind, name) = ResourceKind.parse(arn: function.arn), kind == .lambdaFunction else {
      return nil
    }
    let configured = try configuration(of: function, at: moment).value?.function?.logGroup
    return LogGroupID(
      account: function.account, region: function.region, name: configured ?? "/aws/lambda/" + name)
  }
}
