extension Calculator {
  /// Requests of a queue; each 64 KB of payload is one, and empty receives count.
  package static func sqs(
    requests: Double, payloadKB: Double = 0, fifo: Bool = false, fair: Bool = false,
    region: String = "us-east-1", freeTier: Bool = false
  ) throws(NoPrice) -> PriceAnswer {
    let prices = try Prices.sqs.price(in: region)
    let metered = Allowance(
      requests * max(1, (payloadKB / 64).rounded(.up)), free: Prices.sqsFree, applies: freeTier)
    let item = fifo ? "FIFO requests" : "standard requests"
    var lines = try PriceLine.tiered(
      item, metered.billed, "request", fifo ? prices.fifo : prices.standard, region: region)
    if fair {
      lines.append(
        PriceLine(
          "fair queue surcharge", metered.billed, "request", at: QueuePrices.fairSurcharge))
    }
    return PriceAnswer(lines + metered.line(item, "request"), region: region)
  }

  /// Writes and reads of a table on demand, by items of a size, and what is stored for the month.
  ///
  /// A write takes a unit for each KB; a strong read one for each 4 KB, an eventual one half; a transaction twice as many.
  package static func dynamoDB(
    writes: Double, reads: Double, itemKB: Double = 1, consistent: Bool = true,
    transactional: Bool = false, storageGB: Double = 0, region: String = "us-east-1",
    freeTier: Bool = false
  ) throws(NoPrice) -> PriceAnswer {
    let prices = try Prices.dynamoDB.price(in: region)
    let times = transactional ? 2.0 : 1.0
    let writeUnits = writes * max(1, itemKB.rounded(.up)) * times
    let share = transactional ? 2.0 : consistent ? 1.0 : 0.5
    let readUnits = reads * max(1, (itemKB / 4).rounded(.up)) * share
    return PriceAnswer(
      [
        PriceLine("write units", writeUnits, "unit", at: prices.write),
        PriceLine("read units", readUnits, "unit", at: prices.read),
      ] + storage(storageGB, prices, freeTier: freeTier), region: region)
  }

  /// Provisioned capacity of a table for so many hours, and what is stored for the month.
  package static func dynamoDBProvisioned(
    readUnits: Double, writeUnits: Double, hours: Double = Prices.monthHours, storageGB: Double = 0,
    region: String = "us-east-1", freeTier: Bool = false
  ) throws(NoPrice) -> PriceAnswer {
    let prices = try Prices.dynamoDB.price(in: region)
    let reads = Allowance(readUnits, free: Prices.dynamoFreeUnits, applies: freeTier)
    let writes = Allowance(writeUnits, free: Prices.dynamoFreeUnits, applies: freeTier)
    let hourly = "unit-hour"
    let free =
      reads.line("read capacity", "unit") + writes.line("write capacity", "unit")
    return PriceAnswer(
      [
        PriceLine("read capacity", reads.billed * hours, hourly, at: prices.readUnitHour),
        PriceLine("write capacity", writes.billed * hours, hourly, at: prices.writeUnitHour),
      ] + storage(storageGB, prices, freeTier: freeTier) + free, region: region)
  }

  private static func storage(_ gigabytes: Double, _ prices: TablePrices, freeTier: Bool)
    -> [PriceLine]
  {
    guard gigabytes > 0 else { return [] }
    let kept = Allowance(gigabytes, free: Prices.dynamoFreeStorageGB, applies: freeTier)
    return [PriceLine("storage", kept.billed, "GB-month", at: prices.storageGB)]
      + kept.line("storage", "GB-month")
  }

  /// A month of objects in S3 Standard, and of those in Glacier Instant Retrieval.
  package static func s3(
    standardGB: Double, glacierGB: Double = 0, region: String = "us-east-1"
  ) throws(NoPrice) -> PriceAnswer {
    let prices = try Prices.s3.price(in: region)
    return PriceAnswer(
      [
        PriceLine("standard storage", standardGB, "GB-month", at: prices.standard),
        PriceLine("Glacier storage", glacierGB, "GB-month", at: prices.glacierInstant),
      ].checked(by: Prices.s3, in: region), region: region)
  }

  /// A month of secrets.
  package static func secrets(_ count: Double, region: String = "us-east-1") throws(NoPrice)
    -> PriceAnswer
  {
    PriceAnswer(
      [
        PriceLine("secrets", count, "secret-month", at: try Prices.secretMonth.price(in: region))
      ].checked(by: Prices.secretMonth, in: region), region: region)
  }
}
