package import ServerlessModel

/// What executions cost, at the first tier of the month and without the free tier.
package enum Cost {
  /// The cost of one execution in US dollars, its request and its billed time.
  ///
  /// A run whose REPORT was not seen costs its request alone.
  package static func of(
    _ run: Execution, architecture: Architecture, region: String
  ) throws(NoPrice) -> Double {
    let request = try Prices.lambda.price(in: region).request
    guard let billed = run.billed, let memory = run.memoryMB else { return request }
    let milliseconds = (Double(billed.microseconds) / 1000).rounded(.up)
    let gigabyteSeconds = milliseconds / 1000 * Double(memory) / 1024
    return try request + gigabyteSeconds * price(architecture, region)
  }

  /// The cost of a million executions like this one.
  package static func perMillion(
    of run: Execution, architecture: Architecture, region: String
  ) throws(NoPrice) -> Double {
    try of(run, architecture: architecture, region: region) * 1e6
  }

  /// The cost of counted executions by driver; the drivers add up to the total.
  ///
  /// An attempt over 1 counts as retry, else a failed run as failure; charges for requests are kept whole.
  package static func shares(
    of counted: Counters, region: String
  ) throws(NoPrice) -> [CostShare] {
    let each = try blended(counted, region)
    let init0 = Double(counted.initMBms) * each
    let retries = Double(counted.retryMBms) * each
    let failures = Double(counted.failureMBms) * each
    let rest = try compute(of: counted, region: region) - init0 - retries - failures
    return [
      CostShare(driver: .requests, amountUSD: try requests(of: counted, region: region)),
      CostShare(driver: .compute, amountUSD: max(0, rest)),
      CostShare(driver: .`init`, amountUSD: init0),
      CostShare(driver: .retries, amountUSD: retries),
      CostShare(driver: .failures, amountUSD: failures),
    ]
  }

  /// The cost of counted executions in US dollars.
  package static func total(of counted: Counters, region: String) throws(NoPrice) -> Double {
    try requests(of: counted, region: region) + compute(of: counted, region: region)
  }

  /// The cost of the billed time alone.
  package static func compute(of counted: Counters, region: String) throws(NoPrice) -> Double {
    try gigabyteSeconds(counted.billedMBmsX86) * price(.x86, region)
      + gigabyteSeconds(counted.billedMBmsArm) * price(.arm64, region)
  }

  /// What was paid for memory that was never used; an overlay on the drivers, not one of them.
  package static func unusedMemory(of counted: Counters, region: String) throws(NoPrice) -> Double {
    try Double(counted.unusedMBms) * blended(counted, region)
  }

  /// The price of a GB-second in the first tier.
  static func price(_ architecture: Architecture, _ region: String) throws(NoPrice) -> Double {
    try Prices.lambda.price(in: region).compute(architecture).first
  }

  private static func requests(of counted: Counters, region: String) throws(NoPrice) -> Double {
    Double(counted.executions) * (try Prices.lambda.price(in: region).request)
  }

  /// The price of a megabyte-millisecond over both architectures, by what was billed of each.
  private static func blended(_ counted: Counters, _ region: String) throws(NoPrice) -> Double {
    let billed = counted.billedMBmsX86 + counted.billedMBmsArm
    return billed > 0 ? try compute(of: counted, region: region) / Double(billed) : 0
  }

  private static func gigabyteSeconds(_ megabyteMilliseconds: Int64) -> Double {
    Double(megabyteMilliseconds) / 1_024_000
  }
}
