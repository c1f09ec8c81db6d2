/// AWS Step Functions.
package enum StepFunctions {
  static let service = AWSService(
    "stepfunctions", actions: "states", .json10, target: "AWSStepFunctions")

  static let operations = [
    listStateMachines, describeStateMachine, listTagsForResource, listExecutions, describeExecution,
    getExecutionHistory,
  ]
}
