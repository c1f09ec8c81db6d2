import AWSClient
import ServerlessModel

/// Which stack made which resource.
enum StackAnswers {
  static let handlers: [String: Handler] = [
    "list-stacks": list, "describe-stacks": describe, "list-stack-resources": summaries,
    "describe-stack-resources": resources,
  ]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: CloudFormation.ListStacks = try answer.decode()
    for stack in list.stackSummaries ?? [] { gathering.stacks.know(stack) }
  }

  private static func describe(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError)
  {
    let list: CloudFormation.DescribeStacks = try answer.decode()
    for stack in list.stacks ?? [] { gathering.stacks.know(stack) }
  }

  private static func summaries(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: CloudFormation.ListStackResources = try answer.decode()
    keep(list.stackResourceSummaries ?? [], answer, &gathering)
  }

  private static func resources(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: CloudFormation.DescribeStackResources = try answer.decode()
    keep(list.stackResources ?? [], answer, &gathering)
  }

  private static func keep(
    _ resources: [CloudFormation.StackResource], _ answer: Answer, _ gathering: inout Gathering
  ) {
    for resource in resources where resource.resourceStatus != "DELETE_COMPLETE" {
      guard let stack = resource.stackName ?? answer.subject else {
        return gathering.noteNameless(answer)
      }
      gathering.stacks.know(resource, of: StackBook.name(of: stack))
    }
  }
}
