/// AWS Account Management: which regions an account may use.
package enum AccountManagement {
  private static let call = ServiceName("account", .restJSON)

  static let operations = [
    call(
      "ListRegions", ["Regions", "Regions.RegionName"], "finds the regions that are switched on")
  ]

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
