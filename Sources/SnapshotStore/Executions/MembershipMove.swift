import ServerlessModel

/// Puts resources into their accounts and microservices, and notes which of them were elsewhere.
struct MembershipMove {
  private let entities: EntityTable
  private var numbers: GroupNumbers
  /// Resources that belonged elsewhere, or were billed by another architecture.
  private(set) var moved: Set<UInt32> = []
  /// What those belonged to.
  private(set) var left: Set<UInt32> = []
  /// Whether anything is now other than it was.
  private(set) var changes = false

  init(_ entities: EntityTable) {
    self.entities = entities
    numbers = GroupNumbers(entities)
  }

  mutating func take(_ member: Membership) throws(ColumnError) {
    let names = member.microservices.isEmpty ? [MicroserviceName.ungrouped] : member.microservices
    let groups = try numbers.numbers(account: member.account, microservices: names)
    if let resource = try entities.find(.resource(member.resource)) {
      try move(resource, to: groups, member.architecture)
    } else {
      let resource = try entities.addResource(member.resource, in: groups)
      try entities.setArchitecture(member.architecture, of: resource)
      changes = true
    }
  }

  private mutating func move(
    _ resource: UInt32, to groups: Set<UInt32>, _ architecture: Architecture
  ) throws(ColumnError) {
    let before = try entities.groups(of: resource)
    let billed = try entities.architecture(of: resource)
    guard groups != before || architecture != billed else { return }
    try entities.setGroups(groups, of: resource)
    try entities.setArchitecture(architecture, of: resource)
    moved.insert(resource)
    left.formUnion(before)
    changes = true
  }
}
