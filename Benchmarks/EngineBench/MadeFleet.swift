import ServerlessModel

/// Ten thousand resources with a day of data and the next hour, kept in memory as the smallest numbers that hold it.
final class MadeFleet: Sendable {
  /// A whole day before the moment that is judged first.
  static let start = Instant(milliseconds: 1_795_046_400_000)
  static let daySeconds: Int64 = 86_400
  /// The day, and the minutes after it that are judged one by one.
  static let seconds = daySeconds + 75 * 60
  static let accounts = ["111122223333", "444455556666"]
  static let regions = ["eu-west-1", "us-east-1"]

  /// How many of a hundred groups of resources are of a kind; a function brings its log group and half a role.
  private static let mix: [(ResourceKind, Int)] = [
    (.lambdaFunction, 40), (.queue, 15), (.table, 11), (.restAPI, 4), (.httpAPI, 4), (.topic, 8),
    (.eventRule, 9), (.bucket, 4), (.stateMachine, 3), (.dataStream, 1), (.secret, 1),
  ]

  let all: [ResourceID: MadeResource]
  let resources: [Resource]
  /// The resources that have points or runs, so that a new minute touches them.
  let live: [ResourceID]

  init(_ count: Int) {
    var all: [ResourceID: MadeResource] = [:]
    var group = 0
    let corners = Self.accounts.flatMap { account in Self.regions.map { (account, $0) } }
    for (account, region) in corners {
      var making = MadeResources(seed: 1, account: account, region: region)
      for made in making.make(.account, 0) { all[made.resource.id] = made }
    }
    let kinds = Self.mix.flatMap { Array(repeating: $0.0, count: $0.1) }
    while all.count < count {
      let (account, region) = corners[group % corners.count]
      var making = MadeResources(seed: group + 2, account: account, region: region)
      let kind = kinds[group * 37 % kinds.count]
      for made in making.make(kind, group) where all.count < count { all[made.resource.id] = made }
      group += 1
    }
    self.all = all
    resources = all.values.map(\.resource).sorted { $0.id < $1.id }
    live = resources.map(\.id).filter { !(all[$0]?.series.isEmpty ?? true) }
  }
}
