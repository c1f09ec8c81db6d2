/// Amazon EventBridge Pipes.
package enum Pipes {
  private static let call = ServiceName("pipes", .restJSON)

  static let operations = [
    call("ListPipes", ["Pipes"], "finds the pipes"),
    call("DescribePipe", ["Source", "Target", "DesiredState"], "reads what a pipe connects"),
  ]

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
