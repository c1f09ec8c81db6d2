/// Amazon DynamoDB.
package enum DynamoDB {
  private static let call = ServiceName("dynamodb", .json10)

  static let operations = [
    call("ListTables", ["TableNames"], "finds the tables"),
    call("DescribeTable", ["Table"], "reads how a table is set"),
    call(
      "DescribeContinuousBackups", ["ContinuousBackupsDescription"],
      "reads whether a table can be restored"),
    call("DescribeTimeToLive", ["TimeToLiveDescription"], "reads whether old items go away"),
    call("ListTagsOfResource", [], "reads the tags of a table"),
  ]

  /// Tables by name.
  package struct ListTables: Decodable, Sendable {
    package var tableNames: [String]?
  }

  /// One table.
  package struct DescribeTable: Decodable, Sendable {
    package var table: Table?
  }

  /// How a table is set.
  package struct Table: Decodable, Sendable {
    package var tableName: String?
    package var tableArn: String?
    package var tableStatus: String?
    package var creationDateTime: Timestamp?
    package var keySchema: [Key]?
    package var provisionedThroughput: Throughput?
    package var billingModeSummary: BillingMode?
    package var tableSizeBytes: Int64?
    package var itemCount: Int64?
    package var globalSecondaryIndexes: [Index]?
    package var localSecondaryIndexes: [Index]?
    package var streamSpecification: Stream?
    package var latestStreamArn: String?
    package var sseDescription: Encryption?
    package var tableClassSummary: TableClass?
    package var deletionProtectionEnabled: Bool?
  }

  /// One part of a key.
  package struct Key: Decodable, Sendable {
    package var attributeName: String?
    package var keyType: String?
  }

  /// Provisioned capacity; both 0 where the table is billed by request.
  package struct Throughput: Decodable, Sendable {
    package var readCapacityUnits: Int?
    package var writeCapacityUnits: Int?
  }

  /// How a table is billed; absent for tables that always were provisioned.
  package struct BillingMode: Decodable, Sendable {
    package var billingMode: String?
  }

  /// A secondary index.
  package struct Index: Decodable, Sendable {
    package var indexName: String?
    package var provisionedThroughput: Throughput?
  }

  /// The stream of changes.
  package struct Stream: Decodable, Sendable {
    package var streamEnabled: Bool?
    package var streamViewType: String?
  }

  /// How a table is encrypted; absent for keys that AWS owns.
  package struct Encryption: Decodable, Sendable {
    package var status: String?
    package var sseType: String?
    package var kmsMasterKeyArn: String?
  }

  /// The class of storage.
  package struct TableClass: Decodable, Sendable {
    package var tableClass: String?
  }

  /// Backups of one table.
  package struct DescribeContinuousBackups: Decodable, Sendable {
    package var continuousBackupsDescription: Backups?
  }

  /// Whether backups are on.
  package struct Backups: Decodable, Sendable {
    package var pointInTimeRecoveryDescription: PointInTime?
  }

  /// Whether a table can be restored to any second.
  package struct PointInTime: Decodable, Sendable {
    package var pointInTimeRecoveryStatus: String?
  }

  /// Expiry of items.
  package struct DescribeTimeToLive: Decodable, Sendable {
    package var timeToLiveDescription: TimeToLive?
  }

  /// Whether items expire.
  package struct TimeToLive: Decodable, Sendable {
    package var timeToLiveStatus: String?
  }

  /// The tags of one table.
  package struct ListTagsOfResource: Decodable, Sendable {
    package var tags: [TagPair]?
  }
}
