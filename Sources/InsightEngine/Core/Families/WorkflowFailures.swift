import ServerlessModel

extension Context {
  /// The newest lines of a state machine's log that tell of some kind of event, as `error: cause` with the execution.
  func workflowEvents(_ type: String, _ seconds: Int64) -> [Evidence] {
    guard let machine = try? configured(\.stateMachine) else { return [] }
    let groups = machine.logDestinations.compactMap { ResourceKind.parse(arn: $0) }
      .filter { $0.kind == .logGroup }
      .map { LogGroupID(account: resource.account, region: resource.region, name: $0.name) }
    let lines = groups.flatMap { group in
      let query = LogQuery(
        span: last(seconds), groups: [group], search: type, newestFirst: true, limit: 3)
      return ((try? facts.source.logs(query))?.value ?? []).compactMap { JSONTree($0.message) }
    }.filter { $0["type"]?.text == type }
    let told = lines.map(Self.told)
    return told.isEmpty ? [] : [.list("lastEvents", told)]
  }

  private static func told(_ line: JSONTree) -> String {
    let details = line["details"]
    let name = line["execution_arn"]?.text?.split(separator: ":").last.map(String.init)
    let parts = [details?["error"]?.text, (details?["cause"]?.text).map { String($0.prefix(120)) }]
      .compactMap(\.self)
    return ([name ?? "?"] + (parts.isEmpty ? [] : [parts.joined(separator: ": ")]))
      .joined(separator: " ")
  }
}
