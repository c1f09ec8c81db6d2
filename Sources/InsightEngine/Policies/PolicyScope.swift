package import ServerlessModel

/// Which resources a policy is about; everything that is given must hold.
package struct PolicyScope: Hashable, Sendable {
  package var account: String?
  package var region: String?
  package var microservice: String?
  package var kind: ResourceKind?
  /// A name; `*` stands for any run of characters and `?` for one.
  package var name: String?
  package var tag: Scope.Tag?

  /// Makes a scope; by default of everything.
  package init(
    account: String? = nil, region: String? = nil, microservice: String? = nil,
    kind: ResourceKind? = nil, name: String? = nil, tag: Scope.Tag? = nil
  ) {
    self.account = account
    self.region = region
    self.microservice = microservice
    self.kind = kind
    self.name = name
    self.tag = tag
  }

  /// Whether a resource is meant.
  package func holds(_ resource: Resource) -> Bool {
    let plain = Scope(account: account, region: region, microservice: microservice, tag: tag)
    guard plain.holds(resource), kind == nil || kind == resource.kind else { return false }
    return name.map { Glob.matches(resource.name, $0) } ?? true
  }
}

/// Patterns in which `*` stands for any run of characters and `?` for one.
enum Glob {
  /// Whether all of a text matches; takes time in proportion to both lengths multiplied, never more.
  static func matches(_ text: String, _ pattern: String) -> Bool {
    let text = Array(text.unicodeScalars)
    let pattern = Array(pattern.unicodeScalars)
    var (place, wanted) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while place < text.count {
      if wanted < pattern.count, pattern[wanted] == "*" {
        star = (wanted, place)
        wanted += 1
      } else if wanted < pattern.count, pattern[wanted] == "?" || pattern[wanted] == text[place] {
        wanted += 1
        place += 1
      } else if let last = star {
        star = (last.pattern, last.text + 1)
        wanted = last.pattern + 1
        place = last.text + 1
      } else {
        return false
      }
    }
    return pattern[wanted...].allSatisfy { $0 == "*" }
  }
}
