/// What AWS charges for data that is kept, in US East, as of `Prices.date`.
///
/// - Source: https://aws.amazon.com/dynamodb/pricing/, https://aws.amazon.com/s3/pricing/,
///   https://aws.amazon.com/secrets-manager/pricing/
extension Prices {
  /// The hours of a month, as AWS counts them.
  static let monthHours = 730.0
  static let dynamoReadUnitHour = 0.000_13
  static let dynamoWriteUnitHour = 0.000_65
  /// The Standard-IA table class: cheaper to keep, dearer to use.
  static let dynamoInfrequentStorageGB = 0.10
  static let dynamoInfrequentFactor = 1.25
  static let s3StandardGB = 0.023
  static let s3GlacierInstantGB = 0.004
  static let secretMonth = 0.40
}
