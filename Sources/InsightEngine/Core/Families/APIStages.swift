import ServerlessModel

extension Context {
  /// The verdict of rules that look for what is missing on the stages of an API: `2 of 3 stages without …: dev, prod`.
  func judgeStages(
    without what: String, _ stages: [APIStage], where lacks: (APIStage) -> Bool,
    evidence: ([APIStage]) -> [Evidence] = { _ in [] }
  ) -> Verdict {
    let bad = stages.filter(lacks)
    guard !bad.isEmpty else { return .pass }
    let names = bad.map(\.name)
    let violation = Violation(
      "\(bad.count) of \(Format.counted(stages.count, "stage")) without \(what): "
        + Format.firstFew(names),
      figure: Double(bad.count), evidence: [.list("stages", names)] + evidence(bad))
    return .fail([violation])
  }
}

extension APIConfiguration {
  /// Whether only networks of the owner reach it.
  var isPrivate: Bool { endpointTypes.contains("PRIVATE") }
}

extension APIRoute {
  /// `POST /orders`
  var label: String { method + " " + path }

  /// Whether it changes something, as far as its method says.
  var writes: Bool { ["POST", "PUT", "PATCH"].contains(method) }
}
