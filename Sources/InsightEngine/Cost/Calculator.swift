package import ServerlessModel

/// Monthly costs from the dated price table.
package enum Calculator {
  /// Runs of a Lambda function in a month; the duration is rounded up to whole milliseconds as Lambda bills it.
  package static func lambda(
    memoryMB: Int, durationMs: Double, invocations: Double, architecture: Architecture = .x86,
    region: String = "us-east-1", freeTier: Bool = false, ephemeralMB: Int = 512
  ) -> PriceAnswer {
    let seconds = durationMs.rounded(.up) / 1000 * invocations
    let used = seconds * Double(memoryMB) / 1024
    let billed = max(0, used - (freeTier ? Prices.lambdaFreeGBSeconds : 0))
    let requests = max(0, invocations - (freeTier ? Prices.lambdaFreeRequests : 0))
    var lines = PriceLine.tiered(
      "compute \(architecture.rawValue)", billed, "GB-second", Prices.lambdaCompute(architecture),
      factor: Prices.lambdaFactor(region))
    lines.append(PriceLine("requests", requests, "request", at: Prices.lambdaRequest))
    if ephemeralMB > 512 {
      let extra = seconds * Double(ephemeralMB - 512) / 1024
      lines.append(
        PriceLine(
          "ephemeral storage above 512 MB", extra, "GB-second",
          at: Prices.lambdaEphemeralGBSecond * Prices.lambdaFactor(region)))
    }
    return PriceAnswer(lines, region: region)
  }

  /// Provisioned concurrency for so many hours of a month, rounded up to 5 minutes, and the runs on it; it has no free tier.
  package static func lambdaProvisioned(
    memoryMB: Int, concurrency: Int, hours: Double, durationMs: Double, invocations: Double,
    architecture: Architecture = .x86, region: String = "us-east-1"
  ) -> PriceAnswer {
    let factor = Prices.lambdaFactor(region)
    let price = Prices.provisioned(architecture)
    let gigabytes = Double(memoryMB) / 1024
    let enabled = (hours * 12).rounded(.up) * 300
    let run = durationMs.rounded(.up) / 1000 * invocations
    return PriceAnswer(
      [
        PriceLine(
          "provisioned concurrency", gigabytes * enabled * Double(concurrency), "GB-second",
          at: price.configured * factor),
        PriceLine("compute on it", gigabytes * run, "GB-second", at: price.run * factor),
        PriceLine("requests", invocations, "request", at: Prices.lambdaRequest),
      ], region: region)
  }

  /// Requests of an HTTP API; each 512 KB of payload is one.
  package static func apiGatewayHTTP(
    requests: Double, payloadKB: Double = 0, region: String = "us-east-1"
  ) -> PriceAnswer {
    let metered = requests * max(1, (payloadKB / 512).rounded(.up))
    return PriceAnswer(
      PriceLine.tiered("HTTP API requests", metered, "request", Prices.httpAPI), region: region)
  }

  /// Requests of a REST API.
  package static func apiGatewayREST(requests: Double, region: String = "us-east-1") -> PriceAnswer
  {
    PriceAnswer(
      PriceLine.tiered("REST API requests", requests, "request", Prices.restAPI), region: region)
  }

  /// Requests of a queue; each 64 KB of payload is one, and empty receives count.
  package static func sqs(
    requests: Double, payloadKB: Double = 0, fifo: Bool = false, region: String = "us-east-1",
    freeTier: Bool = false
  ) -> PriceAnswer {
    let metered = requests * max(1, (payloadKB / 64).rounded(.up))
    let billed = max(0, metered - (freeTier ? Prices.sqsFree : 0))
    return PriceAnswer(
      PriceLine.tiered(
        fifo ? "FIFO requests" : "standard requests", billed, "request",
        fifo ? Prices.sqsFIFO : Prices.sqsStandard), region: region)
  }
}
