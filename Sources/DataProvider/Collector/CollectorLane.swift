package import AWSClient

/// One account in one region, and who calls it.
package struct CollectorLane: Sendable {
  /// The id that STS gives.
  package var account: String
  package var region: String
  package var caller: any AWSCalling
  /// Whether this lane asks for what the account has once: roles, buckets, distributions, the bill.
  package var isHome: Bool

  /// Makes the lane from its parts.
  package init(account: String, region: String, caller: any AWSCalling, isHome: Bool = true) {
    self.account = account
    self.region = region
    self.caller = caller
    self.isHome = isHome
  }

  /// How messages name it: `111122223333 eu-west-1`.
  package var name: String { account + " " + region }
}
