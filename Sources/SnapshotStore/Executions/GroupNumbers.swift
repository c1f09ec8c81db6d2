import ServerlessModel

/// The numbers of accounts and microservices, which many resources share, each looked up once.
struct GroupNumbers {
  private let entities: EntityTable
  private var held: [EntityID: UInt32] = [:]

  init(_ entities: EntityTable) { self.entities = entities }

  /// What a resource of an account belongs to; what is new is made.
  mutating func numbers(account: String, microservices: [String]) throws(ColumnError)
    -> Set<UInt32>
  {
    var numbers: Set<UInt32> = [try number(of: .account(account))]
    for name in microservices {
      numbers.insert(try number(of: .microservice(MicroserviceName(account: account, name: name))))
    }
    return numbers
  }

  private mutating func number(of entity: EntityID) throws(ColumnError) -> UInt32 {
    if let number = held[entity] { return number }
    let number = try entities.make(entity)
    held[entity] = number
    return number
  }
}
