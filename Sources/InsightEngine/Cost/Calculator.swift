package import ServerlessModel

/// Monthly costs from the dated price tables; every sum throws for a region that has no price.
package enum Calculator {
  /// Runs of a Lambda function in a month; the duration is rounded up to whole milliseconds as Lambda bills it.
  package static func lambda(
    memoryMB: Int, durationMs: Double, invocations: Double, architecture: Architecture = .x86,
    region: String = "us-east-1", freeTier: Bool = false, ephemeralMB: Int = 512
  ) throws(NoPrice) -> PriceAnswer {
    let prices = try Prices.lambda.price(in: region)
    let seconds = durationMs.rounded(.up) / 1000 * invocations
    let compute = Allowance(
      seconds * Double(memoryMB) / 1024, free: Prices.lambdaFreeGBSeconds, applies: freeTier)
    let requests = Allowance(invocations, free: Prices.lambdaFreeRequests, applies: freeTier)
    let item = "compute \(architecture.rawValue)"
    var lines = try PriceLine.tiered(
      item, compute.billed, "GB-second", prices.compute(architecture), region: region)
    lines.append(PriceLine("requests", requests.billed, "request", at: prices.request))
    if ephemeralMB > 512 {
      let extra = seconds * Double(ephemeralMB - 512) / 1024
      lines.append(
        PriceLine(
          "ephemeral storage above 512 MB", extra, "GB-second", at: prices.ephemeral))
    }
    lines += compute.line(item, "GB-second") + requests.line("requests", "request")
    return PriceAnswer(lines, region: region)
  }

  /// Provisioned concurrency for so many hours of a month, rounded up to 5 minutes, and the runs on it; it has no free tier.
  package static func lambdaProvisioned(
    memoryMB: Int, concurrency: Int, hours: Double, durationMs: Double, invocations: Double,
    architecture: Architecture = .x86, region: String = "us-east-1"
  ) throws(NoPrice) -> PriceAnswer {
    let price = try Prices.lambdaProvisioned(architecture, in: region)
    let gigabytes = Double(memoryMB) / 1024
    let enabled = (hours * 12).rounded(.up) * 300
    let run = durationMs.rounded(.up) / 1000 * invocations
    let request = try Prices.lambda.price(in: region).request
    return PriceAnswer(
      [
        PriceLine(
          "provisioned concurrency", gigabytes * enabled * Double(concurrency), "GB-second",
          at: price.configured),
        PriceLine("compute on it", gigabytes * run, "GB-second", at: price.run),
        PriceLine("requests", invocations, "request", at: request),
      ], region: region)
  }

  /// SnapStart of a function version for so many hours of a month, and its restores; free of charge for Java.
  ///
  /// A snapshot is kept for 3 hours at least, and billed by the memory that is configured.
  package static func lambdaSnapStart(
    memoryMB: Int, versions: Int = 1, hours: Double = Prices.monthHours, restores: Double = 0,
    region: String = "us-east-1"
  ) throws(NoPrice) -> PriceAnswer {
    let price = try Prices.snapStart.price(in: region)
    let gigabytes = Double(memoryMB) / 1024
    let seconds = max(hours, Prices.snapStartLeastHours) * 3600
    return PriceAnswer(
      [
        PriceLine(
          "snapshot cache", gigabytes * seconds * Double(versions), "GB-second",
          at: price.cachedGBSecond),
        PriceLine("snapshot restores", gigabytes * restores, "GB", at: price.restoredGB),
      ], region: region)
  }
}

extension Prices {
  /// Provisioned concurrency by the GB-second; throws where it was not read.
  static func lambdaProvisioned(_ architecture: Architecture, in region: String) throws(NoPrice)
    -> LambdaPrices.Provisioned
  {
    guard let price = try lambda.price(in: region).provisioned(architecture) else {
      throw NoPrice.region(
        region, service: "Lambda's provisioned concurrency", held: provisionedRegions)
    }
    return price
  }

  private static let provisionedRegions = lambda.regions { $0.provisioned(.x86) != nil }
}
