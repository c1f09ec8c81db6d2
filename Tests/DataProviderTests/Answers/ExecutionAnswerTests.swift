import DataProvider
import ServerlessModel
import Testing

struct ExecutionAnswerTests {
  private static let machine = "arn:aws:states:eu-west-1:111122223333:stateMachine:fulfil"

  private static func executions(_ statuses: String...) -> Document {
    let list = statuses.map { "{\"stateMachineArn\": \"\(machine)\", \"status\": \"\($0)\"}" }
    return Document(
      place + "stepfunctions.list-executions.fulfil.json",
      "{\"executions\": [\(list.joined(separator: ", "))]}")
  }

  @Test func `counts open executions`() throws {
    let batch = try gather(Self.executions("RUNNING", "SUCCEEDED", "RUNNING"))
    #expect(try batch.configuration("stateMachine:fulfil").stateMachine?.openExecutions == 2)
    let none = try gather(Self.executions())
    #expect(try none.configuration("stateMachine:fulfil").stateMachine?.openExecutions == 0)
  }

  @Test func `does not take a list of failed executions for one of all`() throws {
    let batch = try gather(Self.executions("FAILED", "FAILED"))
    #expect(batch.configurations.isEmpty)
    let mixed = try gather(Self.executions("FAILED", "SUCCEEDED"))
    #expect(try mixed.configuration("stateMachine:fulfil").stateMachine?.openExecutions == 0)
  }

  private static let events = """
    {"events": [
      {"id": 7, "previousEventId": 6, "type": "TaskStateEntered",
       "stateEnteredEventDetails": {"name": "Poll"}},
      {"id": 9, "previousEventId": 8, "type": "TaskStateEntered",
       "stateEnteredEventDetails": {"name": "Poll"}},
      {"id": 3, "previousEventId": 2, "type": "TaskStateEntered",
       "stateEnteredEventDetails": {"name": "Pay"}}]}
    """

  @Test(arguments: ["fulfil:run-7", "arn:aws:states:eu-west-1:111122223333:execution:fulfil:run-7"])
  func `counts the events of a history and finds the state that loops`(subject: String) throws {
    let batch = try gather(
      Document(place + "stepfunctions.get-execution-history.\(subject).json", Self.events))
    let machine = try #require(try batch.configuration("stateMachine:fulfil").stateMachine)
    #expect(
      machine.histories == [
        ExecutionHistory(execution: "run-7", events: 9, busiestState: "Poll")
      ])
  }

  @Test func `needs the name of the execution`() throws {
    let batch = try gather(
      Document(place + "stepfunctions.get-execution-history.fulfil.json", Self.events))
    #expect(batch.configurations.isEmpty)
  }
}
