package import ServerlessModel

extension Cost {
  /// Memory sizes worth comparing; 1,769 MB is where a function has one whole vCPU.
  package static let memorySizesMB = [
    128, 192, 256, 384, 512, 768, 1024, 1536, 1769, 2048, 3072, 4096, 6144, 8192, 10_240,
  ]

  /// What the same runs would have cost with another memory size or architecture.
  ///
  /// Lambda gives CPU in proportion to memory: a run that only computes ends sooner with more of it, up
  /// to one vCPU, and one that only waits does not. The truth lies between these two ends.
  package static func whatIf(
    memoryMB: Int, architecture: Architecture, of counted: Counters, sizedMB: Int, region: String
  ) -> ClosedRange<Double> {
    let requests = Double(counted.executions) * Prices.lambdaRequest
    let billed = Double(counted.billedMBmsX86 &+ counted.billedMBmsArm)
    let size = Double(memoryMB) / Double(max(1, sizedMB))
    let cpu = Double(min(sizedMB, oneCPUMB)) / Double(max(1, min(memoryMB, oneCPUMB)))
    let waiting = requests + cost(billed * size, architecture, region)
    let computing = requests + cost(billed * size * cpu, architecture, region)
    return min(waiting, computing)...max(waiting, computing)
  }

  /// https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html, read 2026-11-20.
  private static let oneCPUMB = 1769

  private static func cost(
    _ megabyteMilliseconds: Double, _ architecture: Architecture, _ region: String
  ) -> Double {
    megabyteMilliseconds / 1_024_000 * price(architecture, region)
  }
}
