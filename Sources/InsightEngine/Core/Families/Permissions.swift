import ServerlessModel

extension PolicyStatement {
  var isAllowing: Bool { effect == "Allow" }

  /// Whether anybody at all is meant.
  var isPublic: Bool { principals.contains("*") || principals.contains("AWS:*") }

  /// The services among the principals, as `s3.amazonaws.com`.
  var services: [String] {
    principals.filter { $0.hasPrefix("Service:") || $0.hasSuffix(".amazonaws.com") }
      .map { String($0.split(separator: ":").last ?? "") }
  }

  /// Whether a condition on one of some keys narrows who or what is meant.
  ///
  /// A test for something to differ narrows nothing, and neither does a value that takes all.
  func isLimited(by keys: Set<String>) -> Bool {
    conditions.contains { condition in
      let words = condition.split(separator: " ", maxSplits: 1)
      let test = (words.first ?? "").lowercased()
      let parts = (words.last ?? "").split(separator: "=", maxSplits: 1)
      guard words.count == 2, parts.count == 2, parts[1] != "*" else { return false }
      return !test.contains("not") && test != "null" && keys.contains(parts[0].lowercased())
    }
  }

  /// Whether the statement allows an action on what is not named one by one.
  func allows(_ action: String) -> Bool {
    guard isAllowing, resources.contains(where: { $0.hasSuffix("*") }) else { return false }
    if !notActions.isEmpty { return !notActions.contains { Self.matches($0, action) } }
    return actions.contains { Self.matches($0, action) }
  }

  /// Whether an action is one of those that a pattern with stars names; letters count alike in both cases.
  static func matches(_ pattern: String, _ action: String) -> Bool {
    var rest = action.lowercased()[...]
    let parts = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false)
    guard let head = parts.first, let tail = parts.last, rest.hasPrefix(head) else { return false }
    if parts.count == 1 { return rest == head }
    rest = rest.dropFirst(head.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = rest.firstRange(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return rest.hasSuffix(tail)
  }
}

extension Context {
  /// Throws unless every policy of a role was read.
  func requirePolicies(of role: RoleConfiguration) throws {
    _ = try fact(role.statements, from: "iam:GetRolePolicy")
    let attached = try fact(role.attachedPolicies, from: "iam:ListAttachedRolePolicies")
    let read = Set(role.readPolicies ?? [])
    let unread = attached.filter { !read.contains($0) && !Self.isModest($0) }
    if !unread.isEmpty { _ = try fact(Bool?.none, from: "iam:GetPolicyVersion") }
  }

  /// Whether a managed policy of AWS allows no more than to write logs, metrics and traces, or to stand in a network.
  private static func isModest(_ policy: String) -> Bool {
    let known: Set<Substring> = [
      "AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSXRayDaemonWriteAccess",
      "AWSXrayWriteOnlyAccess", "CloudWatchLambdaInsightsExecutionRolePolicy",
    ]
    return policy.hasPrefix("arn:aws:iam::aws:")
      && known.contains(policy.split(separator: "/").last ?? "")
  }
}
