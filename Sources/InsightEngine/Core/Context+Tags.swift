import ServerlessModel

/// What a tag must say: one of some keys with one of some values, in any case.
struct TagTest {
  let keys: [String]
  let values: [String]

  /// `env=prod` and what else people write for it.
  static let production = TagTest(
    keys: ["env", "environment", "stage"], values: ["prod", "production", "live"])
  /// `data-class=sensitive` and what else people write for it.
  static let sensitive = TagTest(
    keys: ["data-class", "data-classification", "dataclassification"],
    values: ["sensitive", "confidential", "restricted", "pii"])

  func holds(_ tags: [String: String]) -> Bool {
    tags.contains { keys.contains($0.key.lowercased()) && values.contains($0.value.lowercased()) }
  }
}

extension Context {
  /// Whether the resource carries a tag; throws where nobody asked for tags.
  func isTagged(_ test: TagTest) throws -> Bool {
    if test.holds(resource.tags) { return true }
    guard knowsTags(of: resource) else { throw lacks("tag:GetResources") }
    return false
  }

  /// What stands in the account and could carry tags; throws where nobody asked for any.
  ///
  /// Roles are left out, since the tagging API does not name them, and log groups, which Lambda makes by itself.
  func taggedMembers() throws -> [Resource] {
    let all = members.filter { $0.kind != .role && $0.kind != .logGroup }
    let asked = Dictionary(
      Set(all.map(\.region)).map { ($0, facts.coverage.wasAsked(.inventory, "tag", in: $0)) },
      uniquingKeysWith: { first, _ in first })
    let known = all.filter { !$0.tags.isEmpty || asked[$0.region] ?? false }
    guard known.isEmpty, !all.isEmpty else { return known }
    throw lacks("tag:GetResources")
  }

  /// Whether the tags of a resource are known, none of them included.
  func knowsTags(of other: Resource) -> Bool {
    !other.tags.isEmpty || facts.coverage.wasAsked(.inventory, "tag", in: other.region)
  }
}
