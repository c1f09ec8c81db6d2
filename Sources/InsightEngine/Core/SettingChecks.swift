import ServerlessModel

/// The settings of one resource that a rule asks for: which are wrong, and which no source said.
struct SettingChecks {
  private let context: Context
  private var wrong: [(text: String, severity: Severity)] = []
  private var lacks: Lacks?

  init(_ context: Context) { self.context = context }

  /// Takes one setting: right, wrong, or `nil` where no source said; `action` would say it.
  ///
  /// A setting that must be so only of some resources is asked of these alone.
  mutating func expect(
    _ isRight: Bool?, else text: String, _ severity: Severity, asking action: String,
    where applies: () throws -> Bool = { true }
  ) throws {
    if isRight == true { return }
    do {
      guard try applies() else { return }
      guard isRight != nil else { throw context.lacks(action) }
      wrong.append((text, severity))
    } catch let lack as Lacks {
      lacks = lacks ?? lack
    }
  }

  /// One violation that lists what is wrong, worst first; a pass only where every setting is known.
  func verdict(_ evidence: [Evidence] = []) throws -> Verdict {
    guard let worst = wrong.map(\.severity).min() else {
      if let lacks { throw lacks }
      return .pass
    }
    let texts = wrong.sorted { $0.severity < $1.severity }.map(\.text)
    return .fail([
      Violation(
        texts.joined(separator: ", "), figure: Double(texts.count), severity: worst,
        evidence: [.list("failedTests", texts)] + evidence)
    ])
  }
}
