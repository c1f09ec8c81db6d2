/// What names one resource everywhere: its ARN, with `unknown` for parts that no source said.
package struct ResourceID: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  package let arn: String

  /// Takes an ARN as it is.
  package init(arn: String) { self.arn = arn }

  /// Makes the ARN of a resource of `kind` by its name, account and region.
  package init(_ kind: ResourceKind, name: String, account: String, region: String) {
    self.arn = kind.arn(name: name, account: account, region: region)
  }

  /// The ARN of a Lambda function by name.
  package static func function(_ name: String, account: String, region: String) -> ResourceID {
    ResourceID(.lambdaFunction, name: name, account: account, region: region)
  }

  package var description: String { arn }
  package static func < (left: ResourceID, right: ResourceID) -> Bool { left.arn < right.arn }

  /// The fields between colons: `arn`, partition, service, region, account, and the rest whole.
  package var fields: [Substring] {
    arn.utf8.split(separator: Self.colon, maxSplits: 5, omittingEmptySubsequences: false)
      .map(Substring.init)
  }

  package var service: String { field(2) }
  package var region: String { field(3) }
  package var account: String { field(4) }

  /// What follows the account: `function:orders-api`, `table/orders`, `orders-queue`.
  package var tail: String { field(5) }

  /// One field alone, which is asked for so often that the others are passed over.
  private func field(_ index: Int) -> String {
    var rest = arn.utf8[...]
    for _ in 0..<index {
      guard let end = rest.firstIndex(of: Self.colon) else { return "" }
      rest = rest[rest.index(after: end)...]
    }
    return String(Substring(index < 5 ? rest.prefix { $0 != Self.colon } : rest))
  }

  private static let colon = UInt8(ascii: ":")
}
