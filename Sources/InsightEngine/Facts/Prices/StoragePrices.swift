extension Prices {
  /// A GB-month in S3 Standard, and in Glacier Instant Retrieval.
  ///
  /// - Source: https://aws.amazon.com/s3/pricing/
  static let s3 = PriceTable(
    "S3", (standard: 0.023, glacierInstant: 0.004), in: likeVirginia + ["eu-west-1"],
    ["eu-central-1": (standard: 0.0245, glacierInstant: 0.005)])

  /// A secret for a month.
  ///
  /// - Source: https://aws.amazon.com/secrets-manager/pricing/
  static let secretMonth = PriceTable(
    "Secrets Manager", 0.40, in: likeVirginia + ["eu-west-1", "eu-central-1"])
}
