import GRDB
import ServerlessModel

/// What a recording keeps of one resource: the union of all sights of it, in whatever order they came.
struct StoredResource: Equatable {
  var id: ResourceID
  var kind: String
  var name: String
  var account: String
  var region: String
  var stack: String?
  var tags: [String: String]
  /// The sight that tags and stack are of.
  var described: Int64
  /// The microservices that the user's configuration names.
  var configured: [String]
  var first: Int64
  var seen: Int64
  var removed: Int64?

  init(_ resource: Resource) {
    id = resource.id
    kind = resource.kind.rawValue
    name = resource.name
    account = resource.account
    region = resource.region
    stack = resource.stack
    tags = resource.tags
    let isDescribed = !resource.tags.isEmpty || resource.stack != nil
    described = isDescribed ? resource.validFrom.milliseconds : .min
    configured = resource.microservices.filter { $0 != MicroserviceName.ungrouped }
    first = resource.validFrom.milliseconds
    seen = resource.validFrom.milliseconds
    removed = resource.validTo?.milliseconds
  }

  /// The union of two sights; the same whichever came first.
  mutating func merge(_ other: StoredResource) {
    if other.described > described {
      (stack, tags, described) = (other.stack ?? stack, other.tags, other.described)
    } else if other.described == described, described != .min {
      tags.merge(other.tags) { max($0, $1) }
      stack = [stack, other.stack].compactMap(\.self).max()
    }
    if configured.isEmpty || (!other.configured.isEmpty && other.seen >= seen) {
      configured = other.configured.isEmpty ? configured : other.configured
    }
    first = min(first, other.first)
    seen = max(seen, other.seen)
    removed = [removed, other.removed].compactMap(\.self).max()
  }

  /// Whether readers see the same of both, which differ in when they were seen.
  func reads(like other: StoredResource) -> Bool {
    guard end == other.end else { return false }
    var other = other
    (other.seen, other.removed, other.described) = (seen, removed, described)
    return self == other
  }

  /// When it was gone; `nil` where it was seen after it was said to be gone.
  var end: Int64? { removed.flatMap { $0 > seen ? $0 : nil } }
}

extension StoredResource {
  static let columns =
    "n.text, r.kind, r.name, r.account, r.region, r.stack, r.tags, r.described, r.configured, r.first, r.seen, r.removed"

  init(row: RowView) throws {
    id = ResourceID(arn: row.text(0))
    kind = row.text(1)
    name = row.text(2)
    account = row.text(3)
    region = row.text(4)
    stack = row.optionalText(5)
    tags = try TextLists.decodePairs(row.bytes(6))
    described = row.int(7)
    configured = try TextLists.decode(row.bytes(8))
    first = row.int(9)
    seen = row.int(10)
    removed = row.optionalInt(11)
  }

  static func read(_ number: Int64, in db: Database) throws -> StoredResource? {
    try db.first(
      "SELECT \(columns) FROM resource r JOIN name n ON n.id = r.id WHERE r.id = ?", [.int(number)]
    ) { try StoredResource(row: $0) }
  }

  func write(_ number: Int64, in db: Database) throws {
    try db.run(
      "INSERT OR REPLACE INTO resource VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      .int(number), .text(kind), .text(name), .text(account), .text(region), .optional(stack),
      .bytes(TextLists.encode(tags)), .int(described), .bytes(TextLists.encode(configured)),
      .int(first), .int(seen), .optional(removed))
  }

  /// The resource as readers see it; `nil` for a kind that this program does not know.
  func resource(microservices: [String]) -> Resource? {
    guard let kind = ResourceKind(rawValue: kind) else { return nil }
    return Resource(
      id: id, kind: kind, name: name, account: account, region: region, tags: tags,
      microservices: microservices.isEmpty ? [MicroserviceName.ungrouped] : microservices,
      stack: stack, validFrom: Instant(milliseconds: first),
      validTo: end.map { Instant(milliseconds: $0) })
  }
}
