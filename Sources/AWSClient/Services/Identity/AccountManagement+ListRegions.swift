extension AccountManagement {
  /// Finds the regions that are switched on.
  ///
  /// - IAM action: `account:ListRegions`.
  /// - Limits: 50 a page; rate not published.
  /// - Source: AWS Account Management API Reference, ListRegions (2026-11).
  package static let listRegions = service(
    "ListRegions", "finds the regions that are switched on",
    keys: ["Regions", "Regions.RegionName"], http: .post("/listRegions"),
    paging: Paging("NextToken", size: "MaxResults", most: 50))

  /// The regions of the account.
  package struct ListRegions: Decodable, Sendable {
    package var regions: [Region]?
  }

  /// One region and whether it is on.
  package struct Region: Decodable, Sendable {
    package var regionName: String?
    /// `ENABLED`, `ENABLED_BY_DEFAULT`, `DISABLED`, …
    package var regionOptStatus: String?
  }
}
