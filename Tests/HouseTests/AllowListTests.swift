import AWSClient
import Testing

/// perch reads; it changes nothing.
struct AllowListTests {
  private static let readers = ["Get", "List", "Describe", "Batch", "Filter", "Lookup", "Search"]
  private static let excused: Set<String> = [
    "AssumeRole", "AssumeRoleWithWebIdentity", "StartQuery", "StopQuery", "CreateToken",
  ]

  @Test func `every operation only reads, or is excused by name`() {
    for operation in AWSOperation.allowed {
      let reads = Self.readers.contains { operation.name.hasPrefix($0) }
      #expect(reads || Self.excused.contains(operation.name), "\(operation.title)")
    }
  }

  @Test func `every operation says what it is needed for`() {
    for operation in AWSOperation.allowed {
      #expect(!operation.reason.isEmpty, "\(operation.title)")
      #expect(!operation.reason.contains("\n"), "\(operation.title)")
    }
  }

  @Test func `what a rule says to lack is an action that perch may call`() throws {
    let allowed = Set(AWSOperation.allowed.compactMap(\.action))
    let action = /"([a-z0-9-]+:[A-Z][A-Za-z]+)"/
    for file in SourceTree.files(below: "Sources/InsightEngine") {
      for line in file.lines
      where ["from:", "lacks(", "refusal(", "notRecorded("].contains(where: line.contains) {
        for match in line.matches(of: action) {
          #expect(allowed.contains(String(match.1)), "\(file.name): \(match.1)")
        }
      }
    }
  }

  @Test func `what costs money or starts work asks first`() {
    for operation in AWSOperation.allowed
    where operation.name == "StartQuery" || operation.service == "ce" {
      #expect(operation.consent != nil, "\(operation.title)")
    }
  }
}
