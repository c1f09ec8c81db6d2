package import AWSClient

/// The regions that an account has switched on, for whoever wants all of them.
package enum RegionList {
  /// Their names, sorted; `region` is the one that is asked.
  package static func enabled(by caller: any AWSCalling, from region: String) async throws
    -> [String]
  {
    let enabled: [JSONValue] = [.text("ENABLED"), .text("ENABLED_BY_DEFAULT")]
    let call = AWSCall(
      AccountManagement.listRegions, region: region,
      input: ["RegionOptStatusContains": .list(enabled)])
    var names: Set<String> = []
    try await caller.pages(call) { reply throws(AWSFailure) in
      do throws(AWSJSONError) {
        let list = try reply.body.decode(AccountManagement.ListRegions.self)
        names.formUnion((list.regions ?? []).compactMap(\.regionName))
        return true
      } catch {
        throw .unreadable(error, operation: call.operation)
      }
    }
    return names.sorted()
  }
}
