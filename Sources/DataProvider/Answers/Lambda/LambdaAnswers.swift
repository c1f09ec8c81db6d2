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
      part.reservedConcurrencyKnown = true
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
    let scanned = answer.scanned(variables ?? [:]).map { variable in
      var sized = variable
      let value = variables?[variable.name] ?? ""
      sized.bytes = variable.secretKind == nil ? size(variable.name, value) : nil
      return sized
    }
    let isReadable = variables != nil || function.environment == nil
    let summary = function.description.flatMap { $0.isEmpty ? nil : answer.options.redact($0) }
    gathering.configure(id, at: answer.time) { (part: inout FunctionConfiguration) in
      part.take(function)
      part.summary = summary
      part.environment = isReadable ? scanned : nil
      part.environmentBytes =
        isReadable ? (variables ?? [:]).reduce(0) { $0 + size($1.key, $1.value) } : nil
    }
    let group = function.loggingConfig?.logGroup ?? "/aws/lambda/" + name
    gathering.relate(.role, id, ARN.resource(function.role))
    gathering.relate(.deadLetter, id, ARN.resource(function.deadLetterConfig?.targetArn))
    gathering.relate(
      .logGroup, id, ResourceID(.logGroup, name: group, account: id.account, region: id.region))
    return id
  }

  /// What a variable takes of the room that all of them have.
  private static func size(_ name: String, _ value: String) -> Int {
    name.utf8.count + value.utf8.count
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
    let sizes = (function.layers ?? []).compactMap(\.codeSize)
    layerBytes = sizes.count == layers.count ? sizes.reduce(0, +) : nil
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
    lastUpdateStatusReason =
      function.lastUpdateStatusReasonCode ?? function.lastUpdateStatusReason
  }
}
