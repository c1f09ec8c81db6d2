import AWSClient
import ServerlessModel

extension PolicyDocument {
  /// The statements in the words of the model.
  var model: [PolicyStatement] {
    statements.map { statement in
      PolicyStatement(
        sid: statement.sid, effect: statement.effect ?? "Allow",
        principals: statement.principal?.names ?? [], actions: statement.action?.values ?? [],
        notActions: statement.notAction?.values ?? [],
        resources: statement.resource?.values ?? [], conditions: Self.lines(statement.condition))
    }
  }

  /// `StringEquals aws:SourceArn=…`, sorted.
  private static func lines(_ conditions: [String: [String: OneOrMany]]?) -> [String] {
    (conditions ?? [:]).flatMap { test, keys in
      keys.map { key, values in "\(test) \(key)=\(values.values.joined(separator: ","))" }
    }
    .sorted()
  }

  /// The statements of a policy that is kept as text; `nil` where there is none or it cannot be read.
  static func model(text: String?) -> [PolicyStatement]? {
    text.flatMap { PolicyDocument(text: $0)?.model }
  }
}
