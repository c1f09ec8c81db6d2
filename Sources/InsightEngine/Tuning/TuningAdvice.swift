import ServerlessModel

/// What a curve comes to, in sentences: the memory, the architecture, and how sure each is.
package struct TuningAdvice: Hashable, Sendable {
  package let memory: String
  /// `nil` for a function on arm64 already, or whose runtime is not known to run there.
  package let architecture: String?
  package let sureness: String

  package init(_ curve: TuningCurve) {
    memory = Self.memory(curve)
    architecture = Self.architecture(curve)
    sureness = Self.sureness(curve)
  }

  private static func memory(_ curve: TuningCurve) -> String {
    guard let best = curve.advised, let current = curve.current else {
      return "leave the memory at \(Format.megabytes(curve.now.memoryMB)): "
        + "no size that is as fast costs less"
    }
    return "\(Format.megabytes(best.memoryMB)) in place of \(Format.megabytes(current.memoryMB)): "
      + change(from: current, to: best) + ", " + best.confidence.words
  }

  /// Of the size that is advised, or else of the present one.
  private static func architecture(_ curve: TuningCurve) -> String? {
    guard curve.facts.architecture == .x86, curve.facts.runsOnArm,
      let base = curve.advised ?? curve.current, let arm = curve.point(base.memoryMB, .arm64)
    else { return nil }
    return "arm64 at \(Format.megabytes(arm.memoryMB)): \(change(from: base, to: arm)), "
      + arm.confidence.words
  }

  private static func change(from: TuningCurve.Point, to: TuningCurve.Point) -> String {
    let share = 1 - to.costPerMillionUSD / from.costPerMillionUSD
    return "\(Format.usd(to.costPerMillionUSD)) a million runs, \(Format.percent(share)) less"
  }

  private static func sureness(_ curve: TuningCurve) -> String {
    let runs = "\(Format.counted(curve.now.runs, "run")) at this size"
    guard let share = curve.facts.waitShare else {
      return runs + "; no trace tells its waiting, so other sizes are bounds"
    }
    return runs + "; by its traces it waits \(Format.percent(share)) of its time"
  }
}

extension TuningCurve.Confidence {
  /// How a point is known.
  package var words: String {
    switch self {
    case .measured: "measured on recorded runs"
    case .few: "measured on fewer than 100 runs"
    case .traced: "worked out from the waiting that its traces show"
    case .bound: "at the worst, as if it never waited"
    case .assumed: "if as fast there; only a test can tell"
    }
  }
}

extension FunctionConfiguration {
  /// Whether its runtime is offered on arm64; an image may be built for either.
  var runsOnArm: Bool {
    runtime.flatMap(Runtimes.fact)?.runsOnArm ?? (packageType == "Image")
  }
}
