import AWSClient
import ServerlessModel

extension LambdaAnswers {
  static func concurrency(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: Lambda.Concurrency = try answer.decode()
    guard let id = subject(answer, &gathering) else { return }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.reservedConcurrency = reply.reservedConcurrentExecutions
      part.reservedConcurrencyKnown = true
    }
  }

  static func policy(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: Lambda.GetPolicy = try answer.decode()
    let statements = PolicyDocument.model(text: reply.policy)
    let named = statements?.lazy.flatMap(\.resources).compactMap { ARN.resource($0) }.first
    guard let id = answer.subjectID(.lambdaFunction) ?? named else {
      return gathering.noteNameless(answer)
    }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.policyStatements = statements ?? part.policyStatements
    }
  }

  static func invokeConfig(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    keep([try answer.decode(Lambda.EventInvokeConfig.self)], answer, &gathering)
  }

  static func invokeConfigs(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Lambda.ListFunctionEventInvokeConfigs = try answer.decode()
    keep(list.functionEventInvokeConfigs ?? [], answer, &gathering)
  }

  /// Keeps what holds for `$LATEST`, else for the first version or alias that has a setting.
  private static func keep(
    _ configs: [Lambda.EventInvokeConfig], _ answer: Answer, _ gathering: inout Gathering
  ) {
    let config = configs.first { $0.functionArn?.hasSuffix(":$LATEST") ?? false } ?? configs.first
    guard let id = ARN.resource(config?.functionArn) ?? subject(answer, &gathering) else { return }
    let failure = config?.destinationConfig?.onFailure?.destination
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.asyncConfigurationKnown = true
      part.asyncMaxRetries = config?.maximumRetryAttempts
      part.asyncMaxEventAgeSeconds = config?.maximumEventAgeInSeconds
      part.onFailureDestination = failure
      part.onSuccessDestination = config?.destinationConfig?.onSuccess?.destination
    }
    gathering.relate(.failureDestination, id, ARN.resource(failure))
    gathering.relate(.target, id, ARN.resource(config?.destinationConfig?.onSuccess?.destination))
  }

  static func aliases(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Lambda.ListAliases = try answer.decode()
    let arn = list.aliases?.lazy.compactMap(\.aliasArn).first
    guard let id = ARN.resource(arn) ?? subject(answer, &gathering) else { return }
    let aliases = (list.aliases ?? []).map { alias in
      FunctionAlias(
        name: alias.name ?? "", version: alias.functionVersion ?? "",
        routing: alias.routingConfig?.additionalVersionWeights ?? [:])
    }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.aliases = aliases
    }
  }

  static func provisioned(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Lambda.ListProvisionedConcurrencyConfigs = try answer.decode()
    let configs = list.provisionedConcurrencyConfigs ?? []
    let arn = configs.lazy.compactMap(\.functionArn).first
    guard let id = ARN.resource(arn) ?? subject(answer, &gathering) else { return }
    let kept = configs.map { config in
      ProvisionedConcurrency(
        qualifier: config.functionArn?.split(separator: ":").last.map(String.init) ?? "",
        requested: config.requestedProvisionedConcurrentExecutions ?? 0,
        allocated: config.allocatedProvisionedConcurrentExecutions, status: config.status)
    }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.provisionedConcurrency = kept
    }
  }

  static func urls(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Lambda.ListFunctionUrlConfigs = try answer.decode()
    let config = list.functionUrlConfigs?.first
    guard let id = ARN.resource(config?.functionArn) ?? subject(answer, &gathering) else { return }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.urlKnown = true
      part.url = config.map { config in
        FunctionURL(
          authType: config.authType ?? "", allowOrigins: config.cors?.allowOrigins ?? [],
          allowCredentials: config.cors?.allowCredentials, invokeMode: config.invokeMode,
          address: config.functionUrl)
      }
    }
  }

  static func runtimeManagement(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let reply: Lambda.GetRuntimeManagementConfig = try answer.decode()
    guard let id = ARN.resource(reply.functionArn) ?? subject(answer, &gathering) else { return }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.runtimeUpdateMode = reply.updateRuntimeOn ?? part.runtimeUpdateMode
    }
  }

  static func recursion(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: Lambda.GetFunctionRecursionConfig = try answer.decode()
    guard let id = subject(answer, &gathering) else { return }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.recursiveLoop = reply.recursiveLoop ?? part.recursiveLoop
    }
  }

  static func tags(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: Lambda.ListTags = try answer.decode()
    guard let id = subject(answer, &gathering) else { return }
    gathering.see(id, at: answer.time, tags: reply.tags)
  }
}
