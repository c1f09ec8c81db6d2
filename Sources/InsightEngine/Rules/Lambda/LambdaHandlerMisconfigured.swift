import ServerlessModel

/// Finds functions whose handler or package cannot be loaded.
struct LambdaHandlerMisconfigured: Rule {
  var minCount = Parameter("minCount", 1)
  var windowMinutes = Parameter("windowMinutes", 15)

  var card: RuleCard {
    RuleCard(
      id: "lambda-handler-misconfigured",
      title: "Handler or package is misconfigured",
      pillar: .operations, sal: .ops2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [minCount, windowMinutes],
      why: "Every run fails until the setting or the package is put right.",
      fix: "Correct the Handler setting or the package layout, and add a smoke invocation to the "
        + "pipeline before traffic is shifted.",
      sources: [
        "Dashbird missing handler",
        "AWS Lambda docs",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    try context.judgeFailures(windowMinutes, atLeast: minCount, of: { $0.says(Self.texts) }) {
      found in
      let error = found.last?.errorType ?? found.last?.errorMessage ?? ""
      let handler = (try? context.function().handler) ?? "?"
      return Violation(
        "cannot load its handler: \(context.outOf(found.count, windowSeconds)), \(error.prefix(60))",
        evidence: [
          .text("handler", handler), .text("error", found.last?.errorMessage ?? error),
          .text("codeSHA256", (try? context.function().codeSHA256) ?? "?"),
        ])
    }
  }

  private static let texts = [
    "Runtime.HandlerNotFound", "Runtime.ImportModuleError", "Runtime.UserCodeSyntaxError",
    "Runtime.MalformedHandlerName", "Runtime.InvalidEntrypoint", "Runtime.NoSuchHandler",
    "java.lang.ClassNotFoundException", "LambdaException", "missing on module",
  ]
}
