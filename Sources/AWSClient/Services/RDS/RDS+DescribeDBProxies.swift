extension RDS {
  /// Finds proxies that share connections.
  ///
  /// - IAM action: `rds:DescribeDBProxies`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon RDS API Reference, DescribeDBProxies (2026-11).
  package static let describeDBProxies = service(
    "DescribeDBProxies", "finds proxies that share connections", keys: ["DBProxies"],
    paging: Paging("Marker", size: "MaxRecords", most: 100))
}
