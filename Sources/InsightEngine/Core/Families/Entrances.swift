import ServerlessModel

extension Context {
  /// The APIs that are known to call the function, in the order of their ids.
  func apis() -> [(id: ResourceID, api: APIConfiguration)] {
    (fleet.sources[resource.id] ?? []).sorted().compactMap { source in
      let id = ResourceID(arn: source)
      return fleet.configurations[id]?.api.map { (id, $0) }
    }
  }

  /// The ways in from the internet that nothing throttles; `nil` where there is no way in at all.
  ///
  /// Throws where an address, a policy or the stages of an API were not read.
  func unlimitedEntrances() throws -> [String]? {
    let isOpen = try url()?.authType == "NONE"
    let reached = try apis(calledBy: "apigateway:GET").filter {
      !$0.api.endpointTypes.contains("PRIVATE")
    }
    guard isOpen || !reached.isEmpty else { return nil }
    let unlimited = try reached.filter { try !isThrottled($0.api) }
    return (isOpen ? ["its URL"] : []) + unlimited.map { "API " + ($0.api.name ?? $0.id.tail) }
  }

  /// The APIs that call the function; throws where something calls it of which no API is known.
  func apis(calledBy action: String) throws -> [(id: ResourceID, api: APIConfiguration)] {
    let known = apis()
    if !known.isEmpty { return known }
    let triggers = fleet.triggers[resource.id] ?? []
    if triggers.contains(.api) { _ = try fact(Bool?.none, from: action) }
    if triggers.isEmpty {
      _ = try fact(function().policyStatements, from: "lambda:GetPolicy")
    }
    return []
  }

  private func isThrottled(_ api: APIConfiguration) throws -> Bool {
    if !(api.usagePlans ?? []).isEmpty { return true }
    let stages = try fact(api.stages.isEmpty ? nil : api.stages, from: "apigateway:GET")
    return stages.contains { $0.throttlingRate != nil }
  }
}
