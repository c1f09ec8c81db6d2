import AWSClient
import ServerlessModel

/// How functions are set.
enum LambdaAnswers {
  static let handlers: [String: Handler] = [
    "list-functions": listFunctions, "get-function": getFunction,
    "get-function-configuration": getConfiguration, "get-function-concurrency": concurrency,
    "get-policy": policy, "get-function-event-invoke-config": invokeConfig,
    "list-function-event-invoke-configs": invokeConfigs, "list-aliases": aliases,
    "list-versions-by-function": versions,
    "list-provisioned-concurrency-configs": provisioned, "list-function-url-configs": urls,
    "list-event-source-mappings": mappings, "get-event-source-mapping": mapping,
    "list-tags": tags, "get-account-settings": accountSettings,
    "get-runtime-management-config": runtimeManagement,
    "get-function-recursion-config": recursion,
  ]

  private static func listFunctions(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: Lambda.ListFunctions = try answer.decode()
    for function in list.functions ?? [] where function.version ?? "$LATEST" == "$LATEST" {
      keep(function, answer, &gathering)
    }
  }

  private static func getFunction(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let reply: Lambda.GetFunction = try answer.decode()
    guard let function = reply.configuration,
      let id = keep(function, answer, &gathering, tags: reply.tags)
    else { return }
    let reserved = reply.concurrency?.reservedConcurrentExecutions
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.reservedConcurrency = reserved
    }
  }

  private static func getConfiguration(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    keep(try answer.decode(Lambda.Function.self), answer, &gathering)
  }

  @discardableResult
  private static func keep(
    _ function: Lambda.Function, _ answer: Answer, _ gathering: inout Gathering,
    tags: [String: String]? = nil
  ) -> ResourceID? {
    guard
      let id = ARN.resource(function.functionArn)
        ?? function.functionName.map({ answer.id(.lambdaFunction, $0) })
    else { return nil }
    let name = function.functionName ?? ResourceKind.parse(arn: id.arn)?.name ?? id.tail
    gathering.see(id, .lambdaFunction, name: name, at: answer.time, tags: tags)
    let variables = function.environment?.variables
    let scanned = answer.scanned(variables ?? [:])
    let summary = function.description.flatMap { $0.isEmpty ? nil : answer.options.redact($0) }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.take(function)
      part.summary = summary
      part.environment = variables == nil && function.environment != nil ? nil : scanned
      part.environmentBytes = (variables ?? [:]).reduce(0) { bytes, variable in
        bytes + variable.key.utf8.count + variable.value.utf8.count
      }
    }
    let group = function.loggingConfig?.logGroup ?? "/aws/lambda/" + name
    gathering.relate(.role, id, ARN.resource(function.role))
    gathering.relate(.deadLetter, id, ARN.resource(function.deadLetterConfig?.targetArn))
    gathering.relate(
      .logGroup, id, ResourceID(.logGroup, name: group, account: id.account, region: id.region))
    return id
  }

  /// The function that the path names.
  static func subject(_ answer: Answer, _ gathering: inout Gathering) -> ResourceID? {
    if let id = answer.subjectID(.lambdaFunction) { return id }
    gathering.noteNameless(answer)
    return nil
  }
}

extension FunctionConfiguration {
  /// Takes over what an answer that describes the whole function says.
  mutating func take(_ function: Lambda.Function) {
    runtime = function.runtime ?? runtime
    architecture = function.architectures?.first.flatMap(Architecture.init) ?? architecture
    memoryMB = function.memorySize ?? memoryMB
    timeoutSeconds = function.timeout ?? timeoutSeconds
    handler = function.handler ?? handler
    packageType = function.packageType ?? packageType
    codeSHA256 = function.codeSha256 ?? codeSHA256
    codeBytes = function.codeSize ?? codeBytes
    version = function.version ?? version
    lastModified = Instant(function.lastModified) ?? lastModified
    role = function.role ?? role
    kmsKeyARN = function.kmsKeyArn
    layers = (function.layers ?? []).compactMap(\.arn)
    subnets = function.vpcConfig?.subnetIds ?? []
    securityGroups = function.vpcConfig?.securityGroupIds ?? []
    deadLetterTarget = function.deadLetterConfig?.targetArn
    takeModes(function)
  }

  private mutating func takeModes(_ function: Lambda.Function) {
    tracingMode = function.tracingConfig?.mode ?? tracingMode
    logFormat = function.loggingConfig?.logFormat ?? logFormat
    logGroup = function.loggingConfig?.logGroup ?? logGroup
    applicationLogLevel = function.loggingConfig?.applicationLogLevel
    systemLogLevel = function.loggingConfig?.systemLogLevel
    ephemeralStorageMB = function.ephemeralStorage?.size ?? ephemeralStorageMB
    snapStart = function.snapStart?.applyOn ?? snapStart
    state = function.state ?? state
    stateReason = function.stateReasonCode ?? function.stateReason ?? stateReason
    lastUpdateStatus = function.lastUpdateStatus ?? lastUpdateStatus
  }
}
