extension Pipes {
  /// Finds the pipes.
  ///
  /// - IAM action: `pipes:ListPipes`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon EventBridge Pipes API Reference, ListPipes (2026-11).
  package static let listPipes = service(
    "ListPipes", "finds the pipes", keys: ["Pipes"],
    http: .get(
      "/v1/pipes",
      query: [
        "NamePrefix", "DesiredState", "CurrentState", "SourcePrefix", "TargetPrefix", "NextToken",
        "Limit",
      ]), paging: Paging("NextToken", size: "Limit", most: 100))

  /// Pipes.
  package struct ListPipes: Decodable, Sendable {
    package var pipes: [Pipe]?
  }

  /// One pipe with as much as the call says of it.
  package struct Pipe: Decodable, Sendable {
    package var arn: String?
    package var name: String?
    package var currentState: String?
    package var source: String?
    package var target: String?
    package var enrichment: String?
    package var roleArn: String?
    package var sourceParameters: SourceParameters?
  }

  /// How a pipe reads its source.
  package struct SourceParameters: Decodable, Sendable {
    package var kinesisStreamParameters: StreamParameters?
    package var dynamoDBStreamParameters: StreamParameters?
  }

  /// How a pipe reads a stream.
  package struct StreamParameters: Decodable, Sendable {
    package var deadLetterConfig: EventBridge.DeadLetter?
  }
}
