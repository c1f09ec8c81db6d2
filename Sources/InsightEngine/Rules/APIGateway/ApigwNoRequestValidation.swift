import ServerlessModel

/// Finds methods that hand on whatever they are sent.
struct ApigwNoRequestValidation: Rule {
  var card: RuleCard {
    RuleCard(
      id: "apigw-no-request-validation",
      title: "REST API does not validate input",
      pillar: .security, sal: .sec3, severity: .warning,
      kinds: [.restAPI], needs: [.configuration],
      why: "Malformed input reaches the code, which is billed for refusing it, if it does.",
      fix: "Add models and a validator so that malformed input is refused before code runs.",
      sources: [
        "AwsSolutions-APIG2",
        "Well-Architected serverless guidance, SEC 3 validate input",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let writing = try context.routes().filter(\.writes)
    guard !writing.isEmpty else { return .notApplicable }
    let unchecked = writing.filter { $0.requestValidator == nil || $0.requestModels == [] }
    guard !unchecked.isEmpty else {
      guard writing.allSatisfy({ $0.requestModels != nil }) else {
        throw Lacks(.notRecorded("requestModels"))
      }
      return .pass
    }
    return .fails(
      "\(unchecked.count) of \(Format.counted(writing.count, "writing method")) without validator or model: "
        + Format.firstFew(unchecked.map(\.label)),
      figure: Double(unchecked.count), .list("methods", unchecked.map(\.label)),
      .count("withoutValidator", unchecked.count { $0.requestValidator == nil }))
  }
}
