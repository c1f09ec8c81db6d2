import ServerlessModel

extension Context {
  /// A setting that an operation of AWS answers; throws with the operation's action where it was denied or never asked.
  func fact<Value>(_ value: Value?, from action: String) throws -> Value {
    if let value { return value }
    throw Lacks(facts.coverage.refusal(of: action, resource) ?? .notRecorded(action))
  }

  /// The function, where Lambda described all of it; throws where only parts of it are known.
  func described() throws -> FunctionConfiguration {
    let function = try function()
    _ = try fact(function.memoryMB, from: "lambda:ListFunctions")
    return function
  }

  /// The reserved concurrency; `nil` where none is reserved, throws where it was not asked for.
  func reservedConcurrency() throws -> Int? {
    let function = try function()
    if let reserved = function.reservedConcurrency { return reserved }
    _ = try fact(function.reservedConcurrencyKnown, from: "lambda:GetFunctionConcurrency")
    return nil
  }

  /// The address that anybody can reach; `nil` where there is none, throws where it was not asked for.
  func url() throws -> FunctionURL? {
    let function = try function()
    if let url = function.url { return url }
    _ = try fact(function.urlKnown, from: "lambda:ListFunctionUrlConfigs")
    return nil
  }

  /// What feeds the function from queues and streams; throws where it was not asked for.
  func mappings() throws -> [EventSourceMapping] {
    try fact(function().eventSourceMappings, from: "lambda:ListEventSourceMappings")
  }

  /// The role that the function runs under, as IAM describes it; throws where it was not read.
  func role() throws -> (id: ResourceID, role: RoleConfiguration) {
    let id = ResourceID(arn: try fact(described().role, from: "lambda:ListFunctions"))
    guard case .role(let role) = fleet.configurations[id] else {
      return (id, try fact(nil, from: "iam:GetRole"))
    }
    return (id, role)
  }

  /// Whether the function comes first of those that run under its role, and so speaks for all of them.
  func speaks(for role: ResourceID) -> Bool {
    fleet.functionsByRole[role.arn, default: []].min() == resource.id
  }
}

extension Context {
  /// Since when the function has been so, if that is at least `seconds`; `nil` where it was not or not for long enough.
  ///
  /// Throws where it has been so for all that is known, and less than `seconds` is.
  func lasting(_ seconds: Int64, _ holds: (FunctionConfiguration) -> Bool) throws -> Instant? {
    let known = facts.versions.filter { $0.from <= at }
    let run = known.reversed().prefix { $0.configuration.function.map(holds) ?? false }
    guard let since = run.last?.from else { return nil }
    let lasted = at.since(since) / 1000
    if lasted >= seconds { return since }
    guard run.count < known.count else {
      throw Lacks(.tooShort(neededSeconds: seconds, heldSeconds: lasted))
    }
    return nil
  }
}

extension Rule {
  /// The window of rules on configuration and dates: time touches no data, so they are judged again as it passes.
  var datedWindow: Int64 { 10_800 }
}
