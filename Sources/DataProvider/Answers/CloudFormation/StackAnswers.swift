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
    keep(list.stackSummaries ?? [], answer, &gathering)
  }

  private static func describe(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError)
  {
    let list: CloudFormation.DescribeStacks = try answer.decode()
    keep(list.stacks ?? [], answer, &gathering)
  }

  /// Stacks of a page join those of the pages before; one that is deleted leaves.
  private static func keep(
    _ stacks: [CloudFormation.Stack], _ answer: Answer, _ gathering: inout Gathering
  ) {
    for stack in stacks { gathering.stacks.know(stack) }
    let states = stacks.compactMap(\.state)
    gathering.configureAccount(of: answer) { part in
      let names = Set(states.map(\.name))
      let others = (part.stacks ?? []).filter { !names.contains($0.name) }
      part.stacks = (others + states.filter { $0.status != "DELETE_COMPLETE" })
        .sorted { $0.name < $1.name }
    }
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

extension CloudFormation.Stack {
  /// How it stands; `nil` without a name or a status.
  fileprivate var state: StackState? {
    guard let stackName, let stackStatus else { return nil }
    return StackState(
      name: stackName, status: stackStatus, drift: driftInformation?.stackDriftStatus)
  }
}
