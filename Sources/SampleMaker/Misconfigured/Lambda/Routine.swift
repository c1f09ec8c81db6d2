/// Runs of one function at even steps, each shaped by its number rather than by chance.
struct Routine {
  var from: Int64
  var to = Day.end
  var everyMs: Int64
  /// Runs that one environment serves before it is gone.
  var perEnvironment = 1_000_000
  var sampled = false

  /// The weeks before, in which a function runs four times a day and nothing is wrong.
  static let calm = Routine(
    from: Day.end - 372 * 3_600_000, to: Day.end - 97_200_000, everyMs: 21_600_000)

  /// The runs of a function; `shape` changes each before what follows from it is worked out.
  func runs(of function: BadFunction, _ shape: (Int, inout Run) -> Void = { _, _ in }) -> [Run] {
    let spec = function.spec
    var random = SeededRandom(seed: 3, part: "runs " + spec.name + "\(from)")
    return stride(from: from, to: to, by: Int(everyMs)).enumerated().map { index, start in
      let seconds = String(start / 1000, radix: 16)
      let isCold = index % perEnvironment == 0
      var run = Run(
        requestID: random.uuid(), start: start, durationUs: Int64(spec.medianMs * 1000),
        initUs: isCold ? Int64(spec.initMs * 1000) : nil, billedMs: 0, usedMB: Int(spec.usedMB),
        outcome: .success, attempt: 1, stream: index / perEnvironment + 1,
        isFirstOfStream: isCold, version: 1,
        traceID: "1-\(seconds)-" + random.hex(12) + random.hex(12), segmentID: random.hex(16),
        isSampled: sampled)
      shape(index, &run)
      run.billedMs = (run.durationUs + (run.initUs ?? 0) + 999) / 1000
      return run
    }
  }
}
