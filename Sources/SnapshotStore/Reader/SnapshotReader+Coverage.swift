import GRDB
package import ServerlessModel

extension SnapshotReader {
  /// Everything that was asked of AWS, and what came of it.
  package func allCoverage() throws -> [Coverage] { try coverageRows().all }

  /// The same, found by what it was asked of.
  func coverageRows() throws -> CoverageRows {
    try read { db, open in try open.coverage(db) }
  }

  /// What was asked of AWS for an account, and what came of it.
  package func coverage(account: String) throws -> [Coverage] {
    try allCoverage().filter { $0.account == account }
  }

  /// Why a question about a resource cannot be answered; `nil` where it can.
  func missing(
    _ source: Coverage.Source, of resource: ResourceID, in span: TimeSpan, called what: String,
    holdsRows: Bool, ofDetails: Bool = false, scopes more: [String] = []
  ) throws -> Missing? {
    let (known, coverage) = try read { db, open in
      (try open.resources(db)[resource], try open.coverage(db))
    }
    let name = known?.name ?? ResourceKind.parse(arn: resource.arn)?.name ?? resource.tail
    return CoverageJudge(coverage: coverage).missing(
      source, account: known?.account ?? resource.account,
      region: known?.region ?? resource.region,
      scopes: Set([resource.arn, name, "/aws/lambda/" + name, resource.service] + more), in: span,
      called: what, holdsRows: holdsRows, ofDetails: ofDetails)
  }

  /// A value, or why there is none.
  func held<Value>(
    _ value: Value, _ source: Coverage.Source, of resource: ResourceID, in span: TimeSpan,
    called what: String, isEmpty: Bool, ofDetails: Bool = false, scopes: [String] = []
  ) throws -> Held<Value> {
    let missing = try missing(
      source, of: resource, in: span, called: what, holdsRows: !isEmpty, ofDetails: ofDetails,
      scopes: scopes)
    return missing.map { .missing($0) } ?? .value(value)
  }
}
