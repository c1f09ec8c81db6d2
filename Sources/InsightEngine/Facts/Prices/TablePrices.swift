/// What DynamoDB charges in one region.
struct TablePrices: Sendable {
  let write: Double
  let read: Double
  let writeUnitHour: Double
  let readUnitHour: Double
  /// A GB-month of the standard class, and of Standard-IA.
  let storageGB: Double
  let infrequentStorageGB: Double

  /// How much dearer units are in the Standard-IA class.
  static let infrequentFactor = 1.25
}

extension Prices {
  static let dynamoFreeStorageGB = 25.0
  /// Provisioned units that are free in a month, of reads and of writes each.
  static let dynamoFreeUnits = 25.0

  /// - Source: https://aws.amazon.com/dynamodb/pricing/, and the AWS Price List of `AmazonDynamoDB`: requests and storage
  ///   of Ireland and Frankfurt as published on 2026-08-15, capacity of Ireland as read on 2025-08-28 and of Frankfurt
  ///   on 2026-08-29.
  static let dynamoDB = PriceTable(
    "DynamoDB",
    TablePrices(
      write: 0.625e-6, read: 0.125e-6, writeUnitHour: 0.000_65, readUnitHour: 0.000_13,
      storageGB: 0.25, infrequentStorageGB: 0.10),
    in: likeVirginia,
    [
      "eu-west-1": TablePrices(
        write: 0.705e-6, read: 0.1415e-6, writeUnitHour: 0.000_735, readUnitHour: 0.000_147,
        storageGB: 0.283, infrequentStorageGB: 0.1132),
      "eu-central-1": TablePrices(
        write: 0.7625e-6, read: 0.1525e-6, writeUnitHour: 0.000_793, readUnitHour: 0.000_158_6,
        storageGB: 0.306, infrequentStorageGB: 0.1224),
    ])
}
