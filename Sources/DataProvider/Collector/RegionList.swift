package import AWSClient

/// The regions that an account has switched on, for whoever wants all of them.
package enum RegionList {
  /// Their names, sorted; `region` is the one that is asked.
  package static func enabled(by caller: any AWSCalling, from region: String) async throws
    -> [String]
  {
    guard let operation = AWSOperation.titled("account list-regions"),
      let paging = Paging.of(operation)
    else { return [] }
    let enabled: [JSONValue] = [.text("ENABLED"), .text("ENABLED_BY_DEFAULT")]
    var call: AWSCall? = paging.first(
      AWSCall(operation, region: region, input: ["RegionOptStatusContains": .list(enabled)]))
    var names: Set<String> = []
    while let page = call {
      let reply = try await caller.call(page)
      let list = try reply.body.decode(AccountManagement.ListRegions.self)
      names.formUnion((list.regions ?? []).compactMap(\.regionName))
      call = paging.next(page, after: reply)
    }
    return names.sorted()
  }
}
