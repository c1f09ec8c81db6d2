extension DynamoDB {
  /// Reads how a table is set.
  ///
  /// - IAM action: `dynamodb:DescribeTable`.
  /// - Limits: 2,500 calls a second, shared by the calls that describe.
  /// - Source: Amazon DynamoDB API Reference, DescribeTable (2026-11).
  package static let describeTable = service(
    "DescribeTable", "reads how a table is set", keys: ["Table"])

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
}
