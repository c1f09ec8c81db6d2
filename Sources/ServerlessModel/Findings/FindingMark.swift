/// What a user said of findings: one entry of the list that lies over what the rules say.
package struct FindingMark: Hashable, Codable, Sendable {
  /// What can be said.
  package enum Kind: String, Codable, Sendable, CaseIterable {
    case acknowledge, mute, resolve
    /// Takes back what earlier marks of the same target said.
    case reopen
  }

  package var kind: Kind
  package var target: Target
  /// The opening that is meant, by when it was noticed; one that comes later is not covered. `nil` for every opening.
  package var opening: Instant?
  /// Up to when it holds, by the user's clock; `nil` for ever.
  package var until: Instant?
  package var reason: String?
  /// When it was said, by the user's clock.
  package var made: Instant

  /// Makes a mark from its parts.
  package init(
    _ kind: Kind, of target: Target, opening: Instant? = nil, until: Instant? = nil,
    reason: String? = nil, made: Instant
  ) {
    self.kind = kind
    self.target = target
    self.opening = opening
    self.until = until
    self.reason = reason
    self.made = made
  }
}

extension FindingMark {
  /// Which findings are meant: those that match every part that is given.
  package struct Target: Hashable, Codable, Sendable {
    package var finding: String?
    package var rule: String?
    /// An ARN or a name.
    package var resource: String?
    package var account: String?
    /// `key=value`, or a key alone for any value.
    package var tag: String?
    /// A group of errors, by its id; no finding is meant then.
    package var group: ErrorGroupID?

    /// Makes a target; without any part it matches nothing.
    package init(
      finding: String? = nil, rule: String? = nil, resource: String? = nil, account: String? = nil,
      tag: String? = nil, group: ErrorGroupID? = nil
    ) {
      self.finding = finding
      self.rule = rule
      self.resource = resource
      self.account = account
      self.tag = tag
      self.group = group
    }

    /// Whether it names nothing, and so would match nothing.
    package var isEmpty: Bool { self == Target() }

    /// Whether a finding is meant, given the tags of its resource.
    package func matches(_ finding: Finding, tags: [String: String]) -> Bool {
      guard !isEmpty, group == nil else { return false }
      return holds(self.finding, finding.id) && holds(rule, finding.rule)
        && holds(account, finding.resource.account)
        && (holds(resource, finding.resource.arn)
          || holds(resource, ResourceKind.parse(arn: finding.resource.arn)?.name))
        && holds(tag: tags)
    }

    private func holds(_ wanted: String?, _ actual: String?) -> Bool {
      wanted == nil || wanted == actual
    }

    private func holds(tag tags: [String: String]) -> Bool {
      guard let tag else { return true }
      let parts = tag.split(separator: "=", maxSplits: 1).map(String.init)
      guard let key = parts.first, let actual = tags[key] else { return false }
      return parts.count < 2 || parts[1] == actual
    }
  }
}
