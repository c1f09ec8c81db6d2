import ServerlessModel

/// Finds calls that the execution role does not allow.
struct LambdaAccessDeniedAtRuntime: Rule {
  var minCount = Parameter("minCount", 1)
  var windowMinutes = Parameter("windowMinutes", 60)

  var card: RuleCard {
    RuleCard(
      id: "lambda-access-denied-at-runtime",
      title: "Execution role lacks a permission",
      pillar: .security, sal: .sec2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [minCount, windowMinutes],
      why: "The work behind the refused call is not done, and retries cannot help.",
      fix: "Add exactly the missing action on that resource to the role, or remove the call if "
        + "it is not meant to happen.",
      sources: [
        "Dashbird error detection"
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let denied = try context.failures(windowSeconds).filter { $0.says(Self.texts) }
    let groups = Dictionary(grouping: denied) { Self.refusal($0.errorMessage ?? "") }
      .filter { $0.value.count >= minCount.count }.sorted { $0.key < $1.key }
    guard !groups.isEmpty else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let role = (try? context.function().role) ?? "?"
    return .fail(
      groups.map { refusal, runs in
        Violation(
          "denied \(refusal): \(Format.counted(runs.count, "time"))", figure: Double(runs.count),
          part: refusal, since: runs.first?.start,
          evidence: [.text("refused", refusal), .text("role", role), .count("denials", runs.count)]
            + Context.samples(runs))
      })
  }

  private static let texts = ["AccessDenied", "is not authorized to perform"]

  /// `dynamodb:PutItem on table/orders`, as far as the message says it.
  private static func refusal(_ message: String) -> String {
    let action = word(after: "not authorized to perform: ", in: message) ?? "an action"
    let resource = word(after: "on resource: ", in: message).map { ResourceID(arn: $0) }
    guard let resource else { return action }
    return action + " on " + (resource.tail.isEmpty ? resource.arn : resource.tail)
  }

  private static func word(after text: String, in message: String) -> String? {
    guard let place = message.firstRange(of: text) else { return nil }
    let word = message[place.upperBound...].prefix { !$0.isWhitespace && $0 != "\"" && $0 != "," }
    return word.isEmpty ? nil : String(word)
  }
}
