import ServerlessModel

extension Gathering {
  /// Changes what is set for the account and region that an answer is of, and sees them.
  mutating func configureAccount(
    of answer: Answer, _ change: @escaping (inout AccountConfiguration) -> Void
  ) {
    let id = seeAccount(answer.account, answer.region, at: answer.time)
    configure(id, at: answer.time, change)
  }

  /// Sees an account in a region.
  @discardableResult
  mutating func seeAccount(_ account: String, _ region: String, at time: Instant?) -> ResourceID {
    let id = ResourceID(.account, name: account, account: account, region: region)
    see(id, .account, name: account, account: account, region: region, at: time)
    return id
  }
}
