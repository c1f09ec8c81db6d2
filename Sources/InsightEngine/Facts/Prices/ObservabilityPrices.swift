/// What CloudWatch Logs charges for a GB in one region.
struct LogPrices: Sendable {
  let ingested: Double
  let stored: Double
  /// The infrequent access class; `nil` where that was not read.
  let infrequent: Double?
  /// What Lambda writes, by the GB of a month.
  let fromLambda: Tiers
}

extension Prices {
  static let logsFreeGB = 5.0

  /// - Source: https://aws.amazon.com/cloudwatch/pricing/, and the AWS Price List of `AmazonCloudWatch`: Ireland as
  ///   published on 2026-09-22 (infrequent access on 2026-08-06), Frankfurt as read on 2026-09-11. The first tier of
  ///   what Lambda writes is the standard class's price.
  static let logs = PriceTable(
    "CloudWatch Logs",
    LogPrices(
      ingested: 0.50, stored: 0.03, infrequent: 0.25,
      fromLambda: Tiers([(10_240, 0.50), (30_720, 0.25), (51_200, 0.10), (.infinity, 0.05)])),
    in: likeVirginia,
    [
      "eu-west-1": LogPrices(
        ingested: 0.57, stored: 0.03, infrequent: 0.285, fromLambda: Tiers([(10_240, 0.57)])),
      "eu-central-1": LogPrices(
        ingested: 0.63, stored: 0.0324, infrequent: nil, fromLambda: Tiers([(10_240, 0.63)])),
    ])

  static let xrayFreeRecorded = 100_000.0
  static let xrayFreeRetrieved = 1e6

  /// Traces recorded, and those retrieved or scanned.
  ///
  /// - Source: https://aws.amazon.com/xray/pricing/ (2026-11-20); for Ireland and Frankfurt no source could be read.
  static let xray = PriceTable(
    "X-Ray", (recorded: 5e-6, retrieved: 0.5e-6),
    in: likeVirginia + ["eu-west-1", "eu-central-1"],
    unverified: ["eu-west-1": [], "eu-central-1": []])
}
