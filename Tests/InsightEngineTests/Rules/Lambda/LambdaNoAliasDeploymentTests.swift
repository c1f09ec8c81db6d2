import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-no-alias-deployment` {
  private static let story = called("").tagged("env", "prod")

  /// A function that a queue and a topic call, the latter by a version or an alias.
  private static func called(_ qualifier: String) -> Story {
    let story = Story().mapping("sqs", "orders")
    var topic = TopicConfiguration()
    topic.subscriptions = [
      TopicSubscription(
        arn: "s", endpointProtocol: "lambda", endpoint: story.resource.id.arn + qualifier)
    ]
    return story.beside(.topic, "sold", .topic(topic))
  }

  private static func allowed(_ resource: String) -> Story {
    Story().function {
      $0.policyStatements = [
        PolicyStatement(
          effect: "Allow", principals: ["Service:s3.amazonaws.com"], resources: [resource])
      ]
    }.tagged("env", "prod")
  }

  @Test(arguments: [
    Case("speaks where all call the newest code", .speaks, story),
    Case("speaks where they say so", .speaks, called(":$LATEST").tagged("env", "prod")),
    Case("passes one call by alias", .silent, called(":live").tagged("env", "prod")),
    Case(
      "reads a policy too", .speaks, allowed("arn:aws:lambda:eu-west-1:111122223333:function:a")),
    Case(
      "passes a policy on an alias", .silent,
      allowed("arn:aws:lambda:eu-west-1:111122223333:function:a:live")),
    Case("does not apply to a test", .notApplicable, called("").tagged("env", "dev")),
    Case(
      "does not apply where nobody calls", .notApplicable,
      Story().function { $0.policyStatements = [] }.tagged("env", "prod")),
    Case("does not know where nobody asked who may call", .unknown, Story().tagged("env", "prod")),
    Case("does not know where no tags were read", .unknown, called("")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaNoAliasDeployment()) }

  @Test func `says what is wrong`() throws {
    #expect(try Self.story.summary(LambdaNoAliasDeployment()) == "SNS, SQS runs $LATEST")
  }
}
