import ServerlessModel

extension Calculator {
  /// Provisioned capacity of a table for so many hours.
  package static func dynamoDBProvisioned(
    readUnits: Double, writeUnits: Double, hours: Double = Prices.monthHours,
    region: String = "us-east-1"
  ) -> PriceAnswer {
    PriceAnswer(
      [
        PriceLine(
          "read capacity", readUnits * hours, "unit-hour", at: Prices.dynamoReadUnitHour),
        PriceLine(
          "write capacity", writeUnits * hours, "unit-hour", at: Prices.dynamoWriteUnitHour),
      ], region: region)
  }

  /// A month of objects in S3 Standard, and of those in Glacier Instant Retrieval.
  package static func s3(
    standardGB: Double, glacierGB: Double = 0, region: String = "us-east-1"
  ) -> PriceAnswer {
    PriceAnswer(
      [
        PriceLine("standard storage", standardGB, "GB-month", at: Prices.s3StandardGB),
        PriceLine("Glacier storage", glacierGB, "GB-month", at: Prices.s3GlacierInstantGB),
      ], region: region)
  }

  /// A month of secrets.
  package static func secrets(_ count: Double, region: String = "us-east-1") -> PriceAnswer {
    PriceAnswer(
      [PriceLine("secrets", count, "secret-month", at: Prices.secretMonth)], region: region)
  }
}
