/// Amazon RDS.
package enum RDS {
  private static let call = ServiceName("rds", .query)

  static let operations = [
    call("DescribeDBInstances", ["DBInstances"], "finds databases and how they are kept"),
    call("DescribeDBProxies", ["DBProxies"], "finds proxies that share connections"),
  ]

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
