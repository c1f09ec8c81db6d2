import AWSClient
import ServerlessModel

/// Which stack made what, and which stack is nested in which.
struct StackBook {
  /// By `kind|physical id`.
  private var makers: [String: String] = [:]
  private var parents: [String: String] = [:]

  var resourceCount: Int { makers.count }

  /// The name in a stack's ARN, or the text itself.
  static func name(of stack: String) -> String {
    guard stack.hasPrefix("arn:") else { return stack }
    let parts = stack.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : stack
  }

  mutating func know(_ stack: CloudFormation.Stack) {
    guard let name = stack.stackName, stack.stackStatus != "DELETE_COMPLETE",
      let above = stack.rootId ?? stack.parentId
    else { return }
    parents[name] = Self.name(of: above)
  }

  mutating func know(_ resource: CloudFormation.StackResource, of stack: String) {
    guard let type = resource.resourceType, let physical = resource.physicalResourceId else {
      return
    }
    if type == "AWS::CloudFormation::Stack" {
      parents[Self.name(of: physical)] = stack
    } else if let kind = Self.kinds[type] {
      let plain = kind == .queue ? ARN.queue(url: physical)?.arn ?? physical : physical
      makers[kind.rawValue + "|" + plain] = stack
    }
  }

  /// The root of the stacks that a resource belongs to; `nil` where none is known to have made it.
  func root(of id: ResourceID, kind: ResourceKind, name: String) -> String? {
    let tail = id.tail.split(separator: "/").last.map(String.init) ?? id.tail
    let keys = [id.arn, name, tail]
    return keys.lazy.compactMap { self.makers[kind.rawValue + "|" + $0] }.first
      .map { root(ofStack: $0) }
  }

  /// The stack that a stack is nested in, however deep; itself where it is in none.
  func root(ofStack name: String) -> String {
    var stack = name
    var steps = 0
    while let above = parents[stack], above != stack, steps < 32 {
      stack = above
      steps += 1
    }
    return stack
  }

  /// What CloudFormation calls the kinds of resources.
  static let kinds: [String: ResourceKind] = [
    "AWS::Lambda::Function": .lambdaFunction, "AWS::Serverless::Function": .lambdaFunction,
    "AWS::SQS::Queue": .queue, "AWS::SNS::Topic": .topic, "AWS::DynamoDB::Table": .table,
    "AWS::DynamoDB::GlobalTable": .table, "AWS::ApiGateway::RestApi": .restAPI,
    "AWS::ApiGatewayV2::Api": .httpAPI, "AWS::AppSync::GraphQLApi": .graphqlAPI,
    "AWS::StepFunctions::StateMachine": .stateMachine, "AWS::Kinesis::Stream": .dataStream,
    "AWS::KinesisFirehose::DeliveryStream": .deliveryStream, "AWS::Events::EventBus": .eventBus,
    "AWS::Events::Rule": .eventRule, "AWS::Scheduler::Schedule": .schedule,
    "AWS::Pipes::Pipe": .pipe, "AWS::S3::Bucket": .bucket,
    "AWS::CloudFront::Distribution": .distribution, "AWS::Cognito::UserPool": .userPool,
    "AWS::SecretsManager::Secret": .secret, "AWS::Logs::LogGroup": .logGroup,
    "AWS::IAM::Role": .role, "AWS::RDS::DBInstance": .database,
    "AWS::OpenSearchService::Domain": .searchDomain, "AWS::Elasticsearch::Domain": .searchDomain,
    "AWS::ECS::Service": .containerService,
    "AWS::ElasticLoadBalancingV2::LoadBalancer": .loadBalancer,
  ]
}
