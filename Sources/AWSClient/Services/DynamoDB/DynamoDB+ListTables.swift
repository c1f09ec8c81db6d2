extension DynamoDB {
  /// Finds the tables.
  ///
  /// - IAM action: `dynamodb:ListTables`.
  /// - Limits: 100 a page; 2,500 calls a second, shared by the calls that describe.
  /// - Source: Amazon DynamoDB API Reference, ListTables (2026-11).
  package static let listTables = service(
    "ListTables", "finds the tables", keys: ["TableNames"],
    paging: Paging("ExclusiveStartTableName", "LastEvaluatedTableName", size: "Limit", most: 100))

  /// Tables by name.
  package struct ListTables: Decodable, Sendable {
    package var tableNames: [String]?
  }
}
