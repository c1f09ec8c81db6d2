extension Scene {
  /// A workflow that retries nothing, holds a secret and costs more than it needs to.
  mutating func machines() {
    let name = "fragile"
    let arn = Misconfigured.arn("states", "stateMachine:" + name)
    answer(
      "stepfunctions.describe-state-machine.\(name)",
      [
        "stateMachineArn": .text(arn), "name": .text(name), "status": "ACTIVE",
        "type": "STANDARD", "definition": .text(Self.definition),
        "roleArn": "arn:aws:iam::\(Misconfigured.account):role/may-do-all",
        "loggingConfiguration": ["level": "OFF", "includeExecutionData": false],
        "tracingConfiguration": ["enabled": false],
      ])
    answer(
      "stepfunctions.get-execution-history.\(name):one-long-run",
      [
        "events": [
          [
            "timestamp": "2026-11-20T20:00:00+00:00", "type": "TaskStateEntered",
            "id": 24_100, "previousEventId": 24_099,
          ]
        ]
      ])
    let machine: KeyValuePairs = ["StateMachineArn": arn]
    measure("AWS/States ExecutionsFailed Sum", of: machine, .lately, 4)
    measure("AWS/States ExecutionsTimedOut Sum", of: machine, .lately, 1)
    measure("AWS/States ExecutionThrottled Sum", of: machine, .lately, 2)
    measure("AWS/States ExecutionsStarted Sum", of: machine, .hourly, 900)
    measure("AWS/States ExecutionTime p99", of: machine, .hourly, 2400)
    measure("AWS/States ExecutionTime Average", of: machine, .hourly, 1200)
  }

  private static let definition: String = {
    let task: JSON = [
      "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
      "Parameters": [
        "FunctionName": .text(Misconfigured.arn("lambda", "function:times-out")),
        "Payload": ["password": "made-up-Pa55word-of-nobody"],
      ],
    ]
    let machine: JSON = [
      "StartAt": "One",
      "States": [
        "One": task.with(["Next": "Two"]), "Two": task.with(["Next": "Three"]),
        "Three": task.with(["End": true]),
      ],
    ]
    return machine.line
  }()
}
