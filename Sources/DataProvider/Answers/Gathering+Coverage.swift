import AWSClient
import ServerlessModel

extension Gathering {
  /// Notes that an operation was asked and answered.
  mutating func cover(_ answer: Answer) {
    let source = answer.source
    guard source == .inventory || source == .configuration else { return }
    if source == .inventory, !(touched.isEmpty && answer.findsNoResources) {
      let place = touched.first { AnswerPath.isAccount($0.account) && !$0.region.isEmpty }
      cover(
        .inventory, account: place?.account ?? answer.account,
        region: place?.region ?? answer.region, scope: answer.scope,
        touched.isEmpty ? .empty : .answered, at: answer.time)
    }
    for id in configured {
      let seen = lastSeen(id)
      cover(
        .configuration, account: seen?.account ?? answer.account,
        region: seen?.region ?? answer.region, scope: id.arn, .answered, at: answer.time)
    }
  }

  /// Keeps a refusal: denied and throttled calls as coverage, absent things as "not set".
  mutating func take(_ error: ServiceError, of answer: Answer, sure: Bool) {
    if error.isDenied {
      let action = error.action ?? answer.operation.action ?? answer.operation.name
      cover(refused: error, answer, .denied(action: action))
    } else if error.isThrottled {
      cover(refused: error, answer, .throttled(nextTry: answer.live?.nextTry))
    } else if error.isAbsent, sure, let absent = Absent.handler(of: answer.operation) {
      absent(answer, &self)
      cover(answer)
    } else {
      note("aws \(answer.operation.title): \(error.code)")
    }
  }

  private mutating func cover(
    refused error: ServiceError, _ answer: Answer, _ outcome: Coverage.Outcome
  ) {
    let id = error.resource.flatMap { ARN.resource($0) }
    let named = id.flatMap { ResourceKind.parse(arn: $0.arn) == nil ? nil : $0 }
    let subject = answer.source == .configuration ? answer.subjectResource : nil
    cover(
      answer.source, account: answer.place(named?.account, answer.account),
      region: answer.place(named?.region, answer.region),
      scope: (named ?? subject)?.arn ?? answer.operation.wholeScope,
      outcome, at: answer.time)
  }
}

extension Answer {
  /// The first text that says something.
  func place(_ first: String?, _ second: String) -> String {
    if let first, !first.isEmpty { first } else { second }
  }

  /// What kind of knowledge the operation gives.
  var source: Coverage.Source { operation.source }

  /// Whether the operation finds accounts, regions or stacks rather than resources.
  var findsNoResources: Bool {
    ["organizations", "account", "cloudformation"].contains(operation.service)
  }

  /// What an inventory is of: the service as ARNs name it.
  var scope: String { operation.subject }

  /// The resource that the path names, of the kind that the operation is about.
  var subjectResource: ResourceID? {
    Self.subjects[operation.service].flatMap { subjectID($0) }
  }

  private static let subjects: [String: ResourceKind] = [
    "lambda": .lambdaFunction, "sqs": .queue, "sns": .topic, "dynamodb": .table,
    "apigateway": .restAPI, "apigatewayv2": .httpAPI, "stepfunctions": .stateMachine,
    "kinesis": .dataStream, "firehose": .deliveryStream, "scheduler": .schedule, "pipes": .pipe,
    "appsync": .graphqlAPI, "s3api": .bucket, "cognito-idp": .userPool, "iam": .role,
  ]
}
