import ServerlessModel

/// Finds functions whose temporary storage is far too large, or nearly full.
struct LambdaEphemeralStorageMismatch: Rule {
  var lowPct = Parameter("lowPct", 20)
  var highPct = Parameter("highPct", 85)
  var minSamples = Parameter("minSamples", 50)
  var windowDays = Parameter("windowDays", 7)

  /// What every function has without paying for it, in MB.
  private static let freeMB = 512

  var card: RuleCard {
    RuleCard(
      id: "lambda-ephemeral-storage-mismatch",
      title: "Temporary storage does not fit use",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.metrics, .configuration],
      parameters: [lowPct, highPct, minSamples, windowDays],
      why: "What is not used is billed with every millisecond, and a full disk fails the run.",
      fix: "Resize /tmp; everything above 512 MB is billed per GB-second.",
      sources: [
        "LambdaInsights"
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let size = try context.fact(
      context.function().ephemeralStorageMB, from: "lambda:ListFunctions")
    let values = try context.points("tmp_used", .maximum, windowSeconds).map(\.value)
    if values.isEmpty { throw Lacks(.notRecorded("LambdaInsights tmp_used")) }
    guard values.count >= minSamples.count, let used = Sample.percentile(values, 0.99) else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let share = used / (Double(size) * 1_048_576)
    let isFull = share >= highPct.share
    guard isFull || size > Self.freeMB && share <= lowPct.share else { return .pass }
    return .fails(
      "/tmp holds \(Format.bytes(Int64(used))) of \(Format.megabytes(size)) at p99",
      figure: share * 100, severity: isFull ? .warning : .info,
      savingUSD: isFull ? nil : saving(size, used, context),
      .number("p99UsedBytes", used), .count("ephemeralStorageMB", size),
      .number("usedShare", share), .count("samples", values.count))
  }

  /// What a disk of twice the use would save in a month, of which what is free stays; `nil` where runs are not known.
  private func saving(_ size: Int, _ used: Double, _ context: Context) -> Double? {
    guard let counted = try? context.counters(windowSeconds),
      let price = try? Prices.lambda.price(in: context.resource.region).ephemeral
    else { return nil }
    let wanted = max(Double(Self.freeMB), 2 * used / 1_048_576)
    let seconds = Double(counted.durationUs) / 1e6
    let saving = (Double(size) - wanted) / 1024 * seconds * price * 30 / windowDays.value
    return saving > 0 ? saving : nil
  }
}
