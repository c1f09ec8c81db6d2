import ServerlessModel

/// Which microservices the resources of one account belong to.
///
/// What the user configured wins; else the tag `service`, `app` or `project`; else the root stack; else a name prefix shared by
/// three or more; else "(ungrouped)".
struct Microservices {
  private let rules: [MicroserviceRule]
  private var prefixes: [String: Int] = [:]
  /// The microservice of each function and table by name, for what only accompanies them: log groups and roles.
  private var byName: [String: [String]] = [:]

  init(_ resources: [StoredResource], rules: [MicroserviceRule]) {
    self.rules = rules
    for resource in resources where !Self.isCompanion(resource) {
      for prefix in Self.prefixes(of: resource.name) { prefixes[prefix, default: 0] += 1 }
    }
    for resource in resources where !Self.isCompanion(resource) {
      byName[resource.name] = own(resource)
    }
  }

  /// The names of a resource's microservices, most specific first; never empty.
  func names(of resource: StoredResource) -> [String] {
    let own = own(resource)
    guard own == [MicroserviceName.ungrouped], Self.isCompanion(resource) else { return own }
    return byName[Self.bareName(resource)] ?? own
  }

  private func own(_ resource: StoredResource) -> [String] {
    let ruled = ruled(resource)
    if !ruled.isEmpty { return ruled }
    if !resource.configured.isEmpty { return resource.configured }
    for key in ["service", "app", "project"] {
      if let value = Self.tag(key, of: resource), !value.isEmpty { return [value] }
    }
    if let stack = resource.stack, !stack.isEmpty { return [Self.stackName(stack)] }
    let shared = Self.prefixes(of: Self.bareName(resource)).last { prefixes[$0, default: 0] >= 3 }
    return [shared ?? MicroserviceName.ungrouped]
  }

  /// The names that the user's rules give, in their order and each once.
  private func ruled(_ resource: StoredResource) -> [String] {
    let name = Self.bareName(resource)
    let stack = resource.stack.map(Self.stackName)
    var names: [String] = []
    for rule in rules {
      let found = rule.microservice(of: name, stack: stack) { Self.tag($0, of: resource) }
      if let found, !names.contains(found) { names.append(found) }
    }
    return names
  }

  private static func tag(_ key: String, of resource: StoredResource) -> String? {
    resource.tags[key]
      ?? resource.tags.sorted { $0.key < $1.key }
      .first { $0.key.lowercased() == key.lowercased() }?.value
  }

  /// The name of a stack whose ARN or name is given.
  private static func stackName(_ stack: String) -> String {
    guard stack.hasPrefix("arn:"), let slash = stack.firstIndex(of: "/") else { return stack }
    return String(stack[stack.index(after: slash)...].prefix { $0 != "/" })
  }

  private static func isCompanion(_ resource: StoredResource) -> Bool {
    [ResourceKind.logGroup, .role, .account].contains { $0.rawValue == resource.kind }
  }

  /// The name without the folder that Lambda gives its log groups.
  private static func bareName(_ resource: StoredResource) -> String {
    resource.name.hasPrefix("/aws/lambda/")
      ? String(resource.name.dropFirst(12)) : resource.name
  }

  /// `a`, `a-b` of `a-b-c`: what lies before each separator, shortest first.
  static func prefixes(of name: String) -> [String] {
    var found: [String] = []
    for (index, character) in zip(name.indices, name) where "-_./".contains(character) {
      if index > name.startIndex { found.append(String(name[..<index])) }
    }
    return found
  }
}
