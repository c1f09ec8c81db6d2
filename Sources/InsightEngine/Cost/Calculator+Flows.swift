extension Calculator {
  /// State transitions of standard workflows; a retry is one more.
  package static func stepFunctions(
    executions: Double, transitionsEach: Double, region: String = "us-east-1",
    freeTier: Bool = false
  ) throws(NoPrice) -> PriceAnswer {
    let price = try Prices.stepTransition.price(in: region)
    let transitions = Allowance(
      executions * transitionsEach, free: Prices.stepFreeTransitions, applies: freeTier)
    let item = "state transitions"
    return PriceAnswer(
      [PriceLine(item, transitions.billed, "transition", at: price)]
        + transitions.line(item, "transition"), region: region)
  }

  /// Express workflows; memory is billed by 64 MB and time by 100 ms.
  package static func stepFunctionsExpress(
    executions: Double, durationMs: Double, memoryMB: Double, region: String = "us-east-1"
  ) throws(NoPrice) -> PriceAnswer {
    let seconds = (durationMs / 100).rounded(.up) / 10
    let gigabytes = (memoryMB / 64).rounded(.up) * 64 / 1024
    let tiers = try Prices.expressGBSecond.price(in: region)
    return PriceAnswer(
      [PriceLine("requests", executions, "request", at: Prices.expressRequest)]
        + (try PriceLine.tiered(
          "duration", executions * seconds * gigabytes, "GB-second", tiers, region: region)),
      region: region)
  }

  /// What CloudWatch Logs bills a line by.
  package enum LogClass: String, Sendable, CaseIterable {
    case standard, infrequentAccess
    /// What Lambda writes has tiers of its own.
    case lambda
  }

  /// Log lines taken in and kept for a month.
  package static func logs(
    ingestedGB: Double, storedGB: Double = 0, kind: LogClass = .standard,
    region: String = "us-east-1", freeTier: Bool = false
  ) throws(NoPrice) -> PriceAnswer {
    let prices = try Prices.logs.price(in: region)
    let ingested = Allowance(ingestedGB, free: Prices.logsFreeGB, applies: freeTier)
    var lines = try PriceLine.tiered(
      "ingested", ingested.billed, "GB", ingestion(kind, prices, region), region: region)
    if storedGB > 0 {
      lines.append(PriceLine("stored", storedGB, "GB-month", at: prices.stored))
    }
    return PriceAnswer(lines + ingested.line("ingested", "GB"), region: region)
  }

  private static func ingestion(_ kind: LogClass, _ prices: LogPrices, _ region: String)
    throws(NoPrice) -> Tiers
  {
    switch kind {
    case .standard: return Tiers(flat: prices.ingested)
    case .lambda: return prices.fromLambda
    case .infrequentAccess:
      guard let price = prices.infrequent else {
        throw NoPrice.region(
          region, service: "CloudWatch Logs' infrequent access",
          held: Prices.logs.regions { $0.infrequent != nil })
      }
      return Tiers(flat: price)
    }
  }

  /// X-Ray traces recorded, and those retrieved or scanned.
  package static func xray(
    recorded: Double, retrieved: Double = 0, region: String = "us-east-1", freeTier: Bool = false
  ) throws(NoPrice) -> PriceAnswer {
    let prices = try Prices.xray.price(in: region)
    let stored = Allowance(recorded, free: Prices.xrayFreeRecorded, applies: freeTier)
    let read = Allowance(retrieved, free: Prices.xrayFreeRetrieved, applies: freeTier)
    return PriceAnswer(
      [
        PriceLine("traces recorded", stored.billed, "trace", at: prices.recorded),
        PriceLine("traces retrieved", read.billed, "trace", at: prices.retrieved),
      ].checked(by: Prices.xray, in: region) + stored.line("traces recorded", "trace")
        + read.line("traces retrieved", "trace"),
      region: region)
  }
}
