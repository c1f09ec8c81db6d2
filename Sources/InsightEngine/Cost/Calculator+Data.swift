import ServerlessModel

extension Calculator {
  /// Writes and reads of a table on demand, by items of a size, and what is stored for the month.
  ///
  /// A write takes a unit for each KB; a strong read one for each 4 KB, an eventual one half; a transaction twice as many.
  package static func dynamoDB(
    writes: Double, reads: Double, itemKB: Double = 1, consistent: Bool = true,
    transactional: Bool = false, storageGB: Double = 0, region: String = "us-east-1",
    freeTier: Bool = false
  ) -> PriceAnswer {
    let times = transactional ? 2.0 : 1.0
    let writeUnits = writes * max(1, itemKB.rounded(.up)) * times
    let share = transactional ? 2.0 : consistent ? 1.0 : 0.5
    let readUnits = reads * max(1, (itemKB / 4).rounded(.up)) * share
    var lines = [
      PriceLine("write units", writeUnits, "unit", at: Prices.dynamoWrite),
      PriceLine("read units", readUnits, "unit", at: Prices.dynamoRead),
    ]
    if storageGB > 0 {
      let billed = max(0, storageGB - (freeTier ? Prices.dynamoFreeStorageGB : 0))
      lines.append(PriceLine("storage", billed, "GB-month", at: Prices.dynamoStorageGB))
    }
    return PriceAnswer(lines, region: region)
  }

  /// State transitions of standard workflows; a retry is one more.
  package static func stepFunctions(
    executions: Double, transitionsEach: Double, region: String = "us-east-1",
    freeTier: Bool = false
  ) -> PriceAnswer {
    let all = executions * transitionsEach
    let billed = max(0, all - (freeTier ? Prices.stepFreeTransitions : 0))
    let price = Prices.stepTransition * Prices.stepFactor(region)
    return PriceAnswer(
      [PriceLine("state transitions", billed, "transition", at: price)], region: region)
  }

  /// Express workflows; memory is billed by 64 MB and time by 100 ms.
  package static func stepFunctionsExpress(
    executions: Double, durationMs: Double, memoryMB: Double, region: String = "us-east-1"
  ) -> PriceAnswer {
    let seconds = (durationMs / 100).rounded(.up) / 10
    let gigabytes = (memoryMB / 64).rounded(.up) * 64 / 1024
    return PriceAnswer(
      [PriceLine("requests", executions, "request", at: Prices.expressRequest)]
        + PriceLine.tiered(
          "duration", executions * seconds * gigabytes, "GB-second", Prices.expressGBSecond),
      region: region)
  }

  /// Log lines taken in and kept for a month in the standard class.
  package static func logs(
    ingestedGB: Double, storedGB: Double = 0, region: String = "us-east-1", freeTier: Bool = false
  ) -> PriceAnswer {
    let billed = max(0, ingestedGB - (freeTier ? Prices.logsFreeGB : 0))
    var lines = [PriceLine("ingested", billed, "GB", at: Prices.logsIngestedGB)]
    if storedGB > 0 {
      lines.append(PriceLine("stored", storedGB, "GB-month", at: Prices.logsStoredGB))
    }
    return PriceAnswer(lines, region: region)
  }

  /// X-Ray traces recorded, and those retrieved or scanned.
  package static func xray(
    recorded: Double, retrieved: Double = 0, region: String = "us-east-1", freeTier: Bool = false
  ) -> PriceAnswer {
    let stored = max(0, recorded - (freeTier ? Prices.xrayFreeRecorded : 0))
    let read = max(0, retrieved - (freeTier ? Prices.xrayFreeRetrieved : 0))
    return PriceAnswer(
      [
        PriceLine("traces recorded", stored, "trace", at: Prices.xrayRecorded),
        PriceLine("traces retrieved", read, "trace", at: Prices.xrayRetrieved),
      ], region: region)
  }
}
