package import ServerlessModel

/// One thing that can be wrong with a resource: a card that explains it and a judgement that finds it.
package protocol Rule: Sendable {
  /// What the rule is, why it matters and what to do.
  var card: RuleCard { get }

  /// The seconds of data that a judgement looks back on; 0 for a rule that reads configuration alone.
  var windowSeconds: Int64 { get }

  /// The seconds between two judgements of one resource; 0 for as often as there is a step.
  ///
  /// A rule without a window that rests reads dates: its verdict changes though no data arrive.
  var restSeconds: Int64 { get }

  /// Judges one resource at one moment by what was known then; throws `Lacks` for what was not seen.
  func judge(_ context: Context) throws -> Verdict
}

extension Rule {
  package var windowSeconds: Int64 { 0 }

  /// Long windows move slowly, so they are judged again every hour or half hour and not at every step.
  package var restSeconds: Int64 {
    windowSeconds >= 86_400 ? 3600 : windowSeconds >= 10_800 ? 1800 : 0
  }

  /// When the verdict of `at` should be made again though no data arrive, since silence and dates touch none.
  package func recheckAt(after at: Instant, stepSeconds: Int64) -> Instant? {
    guard windowSeconds > 0 || restSeconds > 0 else { return nil }
    let rest = max(restSeconds, stepSeconds)
    return at.floored(toSeconds: rest).adding(seconds: rest)
  }

  /// The verdict, with what a judgement lacked turned into `unknown`.
  package func verdict(_ context: Context) throws -> Verdict {
    do {
      return try judge(context)
    } catch let lacks as Lacks {
      return .unknown(lacks.missing)
    } catch let unpriced as NoPrice {
      return .unknown(unpriced.missing)
    }
  }
}

/// Thrown by a judgement that cannot be made, with what it lacks.
struct Lacks: Error, Hashable {
  let missing: Missing

  init(_ missing: Missing) { self.missing = missing }
}
