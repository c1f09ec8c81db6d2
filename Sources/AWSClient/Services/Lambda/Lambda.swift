/// AWS Lambda.
package enum Lambda {
  private static let call = ServiceName("lambda", .restJSON)

  static let operations = [
    call("ListFunctions", ["Functions"], "finds the functions and how they are set"),
    call(
      "GetFunction", ["Configuration", "Code"], "reads one function with its tags and concurrency"),
    call(
      "GetFunctionConfiguration", ["FunctionName", "FunctionArn", "CodeSha256"],
      "reads how one function is set"),
    call(
      "GetFunctionConcurrency", ["ReservedConcurrentExecutions"], "reads the reserved concurrency"),
    call("GetPolicy", ["Policy", "RevisionId"], "reads who may invoke a function"),
    call(
      "GetFunctionEventInvokeConfig", ["FunctionArn", "MaximumRetryAttempts"],
      "reads retries and destinations of asynchronous calls"),
    call(
      "ListFunctionEventInvokeConfigs", ["FunctionEventInvokeConfigs"],
      "reads retries and destinations by version"),
    call("ListAliases", ["Aliases"], "finds where aliases point"),
    call("ListVersionsByFunction", ["Versions"], "finds when code was published"),
    call(
      "ListProvisionedConcurrencyConfigs", ["ProvisionedConcurrencyConfigs"],
      "reads what is kept initialised"),
    call(
      "ListFunctionUrlConfigs", ["FunctionUrlConfigs"],
      "reads addresses of functions and who may call them"),
    call(
      "ListEventSourceMappings", ["EventSourceMappings"],
      "finds which queue or stream feeds which function"),
    call(
      "GetEventSourceMapping", ["UUID", "FunctionArn", "EventSourceArn"],
      "reads one mapping of a queue or stream"),
    call("ListTags", [], "reads the tags of a function"),
    call("GetRuntimeManagementConfig", ["UpdateRuntimeOn"], "reads how runtime updates are taken"),
    call("GetFunctionRecursionConfig", ["RecursiveLoop"], "reads whether loops are stopped"),
    call(
      "GetAccountSettings", ["AccountLimit", "AccountUsage"], "reads the limits of the account"),
  ]
}
