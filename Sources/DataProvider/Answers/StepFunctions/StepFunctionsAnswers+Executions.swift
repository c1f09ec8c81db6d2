import AWSClient
import ServerlessModel

/// How many executions are open and how long their histories grow.
extension StepFunctionsAnswers {
  static func executions(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let all = try answer.decode(StepFunctions.ListExecutions.self).executions ?? []
    guard let id = ARN.resource(all.first?.stateMachineArn) ?? answer.subjectID(.stateMachine)
    else { return gathering.noteNameless(answer) }
    let open = all.count { $0.status == "RUNNING" }
    // A list of one other status was asked for that status alone and does not say what runs.
    guard open > 0 || all.isEmpty || Set(all.map(\.status)).count > 1 else { return }
    gathering.configure(id, at: answer.time) { (part: inout StateMachineConfiguration) in
      part.openExecutions = open
    }
  }

  static func history(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let events = try answer.decode(StepFunctions.GetExecutionHistory.self).events ?? []
    guard let (id, execution) = execution(answer) else { return gathering.noteNameless(answer) }
    let entered = Dictionary(grouping: events.compactMap(\.stateEnteredEventDetails?.name)) { $0 }
    let busiest = entered.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
    let history = ExecutionHistory(
      execution: execution, events: max(events.count, events.compactMap(\.id).max() ?? 0),
      busiestState: busiest)
    gathering.configure(id, at: answer.time) { (part: inout StateMachineConfiguration) in
      let others = (part.histories ?? []).filter { $0.execution != execution }
      part.histories = (others + [history]).sorted { $0.execution < $1.execution }
    }
  }

  /// The state machine and the name of an execution that the path says, by ARN or as `machine:execution`.
  private static func execution(_ answer: Answer) -> (ResourceID, String)? {
    let subject = answer.subject ?? ""
    let id = ResourceID(arn: subject)
    let place =
      subject.hasPrefix("arn:") ? (id.account, id.region) : (answer.account, answer.region)
    let tail = subject.hasPrefix("arn:") ? id.tail.dropFirst("execution:".count) : subject[...]
    let names = tail.split(separator: ":").map(String.init)
    guard names.count == 2 else { return nil }
    return (
      ResourceID(.stateMachine, name: names[0], account: place.0, region: place.1), names[1]
    )
  }
}
