import InsightEngine

/// What a policy is to be written for, and the draft so far.
package struct PolicyTopic: Hashable, Sendable {
  /// What the user stood on.
  enum Row: Hashable, Sendable {
    /// By ARN or name.
    case resource(String)
    case execution(RunReference)
    /// A finding or alarm of a resource, by the words that tell what it is about.
    case concern(String, of: String)
    /// A setting of a resource by its property; `configuration` for the first that is set.
    case setting(String, of: String)
  }

  var row: Row
  /// As the user has turned it; `nil` for one that is still to be begun.
  var draft: PolicyDraft?
}
