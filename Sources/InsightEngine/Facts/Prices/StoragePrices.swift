extension Prices {
  /// A GB-month in S3 Standard, and in Glacier Instant Retrieval.
  ///
  /// - Source: https://aws.amazon.com/s3/pricing/, and the AWS Price List of `AmazonS3`: standard storage of Ireland and
  ///   Frankfurt as published on 2026-08-07; their Glacier storage in no source that could be read.
  static let s3 = PriceTable(
    "S3", (standard: 0.023, glacierInstant: 0.004), in: likeVirginia + ["eu-west-1"],
    ["eu-central-1": (standard: 0.0245, glacierInstant: 0.005)],
    unverified: ["eu-west-1": ["Glacier storage"], "eu-central-1": ["Glacier storage"]])

  /// A secret for a month.
  ///
  /// - Source: https://aws.amazon.com/secrets-manager/pricing/, and the AWS Price List of `AWSSecretsManager`: Ireland as
  ///   published on 2026-09-11; Frankfurt in no source that could be read.
  static let secretMonth = PriceTable(
    "Secrets Manager", 0.40, in: likeVirginia + ["eu-west-1", "eu-central-1"],
    unverified: ["eu-central-1": []])
}
