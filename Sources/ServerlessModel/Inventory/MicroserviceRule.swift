/// What the user configured of a microservice: which resources belong to it, and what it is called.
///
/// Of the tags, of the stacks and of the resources that are given, one each must match.
package struct MicroserviceRule: Hashable, Codable, Sendable {
  /// A tag that must be there, by its key and a pattern of its value.
  package struct Tag: Hashable, Codable, Sendable {
    package var key: String
    package var value: String

    /// Makes a tag; any value will do by default.
    package init(key: String, value: String = "*") {
      self.key = key
      self.value = value
    }
  }

  /// What it is called; `nil` where the value of its tag says so.
  package var name: String?
  package var tags: [Tag]
  /// Patterns of the names of stacks.
  package var stacks: [String]
  /// Patterns of the names of resources.
  package var resources: [String]

  /// Makes a rule that asks nothing but what is given.
  package init(
    name: String? = nil, tags: [Tag] = [], stacks: [String] = [], resources: [String] = []
  ) {
    self.name = name
    self.tags = tags
    self.stacks = stacks
    self.resources = resources
  }

  /// The microservice that a resource belongs to by this rule; `nil` for none.
  package func microservice(of resource: String, stack: String?, tag: (String) -> String?)
    -> String?
  {
    guard Self.fits(resource, resources), Self.fits(stack, stacks) else { return nil }
    guard !tags.isEmpty else { return name }
    let value = tags.compactMap { wanted in
      tag(wanted.key).flatMap { !$0.isEmpty && Glob.matches($0, wanted.value) ? $0 : nil }
    }.first
    return value.map { name ?? $0 }
  }

  private static func fits(_ name: String?, _ patterns: [String]) -> Bool {
    guard let name else { return patterns.isEmpty }
    return patterns.isEmpty || patterns.contains { Glob.matches(name, $0) }
  }
}
