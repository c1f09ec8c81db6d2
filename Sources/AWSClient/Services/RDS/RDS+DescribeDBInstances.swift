extension RDS {
  /// Finds databases and how they are kept.
  ///
  /// - IAM action: `rds:DescribeDBInstances`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon RDS API Reference, DescribeDBInstances (2026-11).
  package static let describeDBInstances = service(
    "DescribeDBInstances", "finds databases and how they are kept", keys: ["DBInstances"],
    paging: Paging("Marker", size: "MaxRecords", most: 100))

  /// Databases.
  package struct DescribeDBInstances: Decodable, Sendable {
    package var dbInstances: [Instance]?
  }

  /// One database.
  package struct Instance: Decodable, Sendable {
    package var dbInstanceIdentifier: String?
    package var dbInstanceArn: String?
    package var dbInstanceClass: String?
    package var engine: String?
    package var publiclyAccessible: Bool?
    package var multiAZ: Bool?
    package var storageEncrypted: Bool?
    package var backupRetentionPeriod: Int?
    package var allocatedStorage: Int?
    package var deletionProtection: Bool?
    package var tagList: [TagPair]?
  }
}
