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

  /// Whether the tags of a resource are known, none of them included.
  func knowsTags(of other: Resource) -> Bool {
    !other.tags.isEmpty || facts.coverage.wasAsked(.inventory, "tag", in: other.region)
  }
}
