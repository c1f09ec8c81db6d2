/// Which part of the fleet a question is about; everything that is set must hold.
package struct Scope: Hashable, Sendable {
  package var account: String? = nil
  package var region: String? = nil
  package var microservice: String? = nil
  /// An ARN, or a name.
  package var resource: String? = nil
  package var tag: Tag? = nil

  /// Makes the value from its parts.
  package init(
    account: String? = nil,
    region: String? = nil,
    microservice: String? = nil,
    resource: String? = nil,
    tag: Tag? = nil
  ) {
    self.account = account
    self.region = region
    self.microservice = microservice
    self.resource = resource
    self.tag = tag
  }

  /// One tag by key and value.
  package struct Tag: Hashable, Sendable {
    package var key: String
    package var value: String

    /// Makes the value from its parts.
    package init(
      key: String,
      value: String
    ) {
      self.key = key
      self.value = value
    }
  }

  package static let everything = Scope()

  /// Whether a resource lies inside the scope.
  package func holds(_ resource: Resource) -> Bool {
    if let account, account != resource.account { return false }
    if let region, region != resource.region { return false }
    if let microservice, !resource.microservices.contains(microservice) { return false }
    if let wanted = self.resource, wanted != resource.id.arn, wanted != resource.name {
      return false
    }
    if let tag, resource.tags[tag.key] != tag.value { return false }
    return true
  }
}
