extension DynamoDB {
  /// Reads whether a table can be restored.
  ///
  /// - IAM action: `dynamodb:DescribeContinuousBackups`.
  /// - Limits: 10 calls a second.
  /// - Source: Amazon DynamoDB API Reference, DescribeContinuousBackups (2026-11).
  package static let describeContinuousBackups = service(
    "DescribeContinuousBackups", "reads whether a table can be restored",
    keys: ["ContinuousBackupsDescription"], rate: 10)

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
}
