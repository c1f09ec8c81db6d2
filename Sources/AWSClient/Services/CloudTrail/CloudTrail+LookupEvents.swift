extension CloudTrail {
  /// Finds who changed a resource.
  ///
  /// - IAM action: `cloudtrail:LookupEvents`.
  /// - Limits: 50 a page; 2 calls a second.
  /// - Source: AWS CloudTrail API Reference, LookupEvents (2026-11).
  package static let lookupEvents = service(
    "LookupEvents", "finds who changed a resource", keys: ["Events", "Events.CloudTrailEvent"],
    paging: Paging("NextToken", size: "MaxResults", most: 50), rate: 2)
}
