import ServerlessModel

extension Configuration {
  /// When the resource was made, where its service says.
  var createdAt: Instant? {
    switch self {
    case .queue(let queue): queue.createdAt
    case .table(let table): table.createdAt
    case .api(let api): api.createdAt
    case .logGroup(let group): group.createdAt
    case .stateMachine(let machine): machine.createdAt
    case .secret(let secret): secret.createdAt
    default: nil
    }
  }
}
