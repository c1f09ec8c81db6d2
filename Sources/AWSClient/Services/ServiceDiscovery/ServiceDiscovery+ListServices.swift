extension ServiceDiscovery {
  /// Finds names that group resources.
  ///
  /// - IAM action: `servicediscovery:ListServices`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: AWS Cloud Map API Reference, ListServices (2026-11).
  package static let listServices = service(
    "ListServices", "finds names that group resources", keys: ["Services", "Services.Id"],
    paging: Paging("NextToken", size: "MaxResults", most: 100))
}
