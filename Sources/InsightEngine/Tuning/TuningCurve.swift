package import ServerlessModel

/// What a function would take and cost at each memory size and on each architecture.
///
/// Processor time shrinks with memory up to one vCPU at 1,769 MB; waiting does not. Sizes at which runs were recorded
/// are told as measured. A size that the function's memory would not fit in with room is left out.
package struct TuningCurve: Hashable, Sendable {
  /// How a point of the curve is known, the surest first.
  package enum Confidence: String, Hashable, Sendable, CaseIterable {
    /// Recorded at this size, on this architecture, at least 100 times.
    case measured
    /// Recorded, but less often.
    case few
    /// Worked out from the share of waiting that traces show.
    case traced
    /// Without traces: as if all of the time were processor time, so smaller sizes look worse than they may be.
    case bound
    /// On the other architecture, taken to be as fast, which only a test can tell.
    case assumed
  }

  /// One point of the curve.
  package struct Point: Hashable, Sendable {
    package var memoryMB: Int
    package var architecture: Architecture
    package var p50Ms: Double
    package var p95Ms: Double
    package var costPerMillionUSD: Double
    package var confidence: Confidence
    package var isCurrent = false
    package var isAdvised = false
  }

  /// By architecture, then size.
  package let points: [Point]
  /// What was recorded at the size that the function has now.
  package let now: TuningFacts.Measured
  package let facts: TuningFacts

  static let vCPUMegabytes = 1769.0
  static let ladder = [
    128, 256, 384, 512, 768, 1024, 1536, 1769, 2048, 3008, 4096, 6144, 8192, 10_240,
  ]
  /// The memory used must leave so much of a size free.
  static let headroom = 1.15
  /// How much slower than now advice may be at the 95th percentile.
  static let patience = 1.05

  /// Works the curve out of what was recorded; `nil` where nothing was.
  package init?(_ facts: TuningFacts) throws(NoPrice) {
    guard let now = facts.sizes.max(by: { $0.runs < $1.runs }) else { return nil }
    let prices = try Prices.lambda.price(in: facts.region)
    let used = facts.sizes.map(\.maxUsedMB).max() ?? 0
    let sizes = Set(Self.ladder + facts.sizes.map(\.memoryMB))
      .filter { Double($0) >= Double(used) * Self.headroom || $0 == now.memoryMB }.sorted()
    var points = [facts.architecture, facts.architecture.other].flatMap { architecture in
      sizes.map { Self.point($0, architecture, now, facts, prices) }
    }
    if let best = Self.advised(points, now, facts) { points[best].isAdvised = true }
    self.points = points
    self.now = now
    self.facts = facts
  }

  /// The point of the size and architecture that the function has now.
  package var current: Point? { points.first(where: \.isCurrent) }

  /// What is advised, where anything is.
  package var advised: Point? { points.first(where: \.isAdvised) }

  /// A point of the curve; `nil` for a size that the memory used does not fit in.
  package func point(_ memoryMB: Int, _ architecture: Architecture) -> Point? {
    points.first { $0.memoryMB == memoryMB && $0.architecture == architecture }
  }

  /// The sizes of the curve, smallest first.
  package var sizes: [Int] { Set(points.map(\.memoryMB)).sorted() }

  private static func point(
    _ size: Int, _ architecture: Architecture, _ now: TuningFacts.Measured, _ facts: TuningFacts,
    _ prices: LambdaPrices
  ) -> Point {
    let held = facts.sizes.first { $0.memoryMB == size }
    let factor = held == nil ? factor(from: now.memoryMB, to: size, waiting: facts.waitShare) : 1
    let base = held ?? now
    let billed = (base.meanBilledMs * factor).rounded(.up)
    let price = prices.compute(architecture).first
    let seconds = billed / 1000 * Double(size) / 1024
    return Point(
      memoryMB: size, architecture: architecture, p50Ms: base.p50Ms * factor,
      p95Ms: base.p95Ms * factor,
      costPerMillionUSD: (seconds * price + prices.request) * 1e6,
      confidence: confidence(held, architecture, facts),
      isCurrent: size == now.memoryMB && architecture == facts.architecture)
  }

  /// How much longer a run takes at another size.
  static func factor(from: Int, to: Int, waiting: Double?) -> Double {
    let speed = min(Double(to), vCPUMegabytes) / min(Double(from), vCPUMegabytes)
    let waiting = waiting ?? 0
    return waiting + (1 - waiting) / speed
  }

  private static func confidence(
    _ held: TuningFacts.Measured?, _ architecture: Architecture, _ facts: TuningFacts
  ) -> Confidence {
    if architecture != facts.architecture { return .assumed }
    if let held { return held.runs >= 100 ? .measured : .few }
    return facts.waitShare == nil ? .bound : .traced
  }

  /// The cheapest size of the function's own architecture that is hardly slower than now; `nil` where that is the present one.
  private static func advised(
    _ points: [Point], _ now: TuningFacts.Measured, _ facts: TuningFacts
  ) -> Int? {
    let fit = points.indices.filter {
      points[$0].architecture == facts.architecture && points[$0].p95Ms <= now.p95Ms * patience
    }
    guard let best = fit.min(by: { points[$0].costPerMillionUSD < points[$1].costPerMillionUSD }),
      !points[best].isCurrent, let current = points.first(where: \.isCurrent),
      points[best].costPerMillionUSD < current.costPerMillionUSD * 0.98
    else { return nil }
    return best
  }
}

extension Architecture {
  /// The other one of the two.
  var other: Architecture { self == .x86 ? .arm64 : .x86 }
}
