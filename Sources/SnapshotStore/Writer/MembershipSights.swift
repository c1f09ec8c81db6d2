import ServerlessModel

/// What resources were written to belong to, so that only what is other by now is written again.
struct MembershipSights {
  /// By account and number of the resource.
  private var names: [String: [Int64: [String]]] = [:]
  private var members: [ResourceID: Membership] = [:]

  /// The microservices of an account's resources as they were written last; `nil` where nothing is known of them.
  func names(in account: String) -> [Int64: [String]]? { names[account] }

  mutating func keep(_ known: [Int64: [String]], in account: String) { names[account] = known }

  /// Those of some memberships that tell something new.
  mutating func new(in all: [Membership]) -> [Membership] {
    let new = all.filter { members[$0.resource] != $0 }
    for member in new { members[member.resource] = member }
    return new
  }

  mutating func forget() { self = MembershipSights() }
}
