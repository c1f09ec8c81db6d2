import AWSClient
import Testing

/// perch reads; it changes nothing.
struct AllowListTests {
  private static let readers = ["Get", "List", "Describe", "Batch", "Filter", "Lookup", "Search"]
  private static let excused: Set<String> = [
    "AssumeRole", "AssumeRoleWithWebIdentity", "StartQuery", "StopQuery", "CreateToken",
    "StartLiveTail",
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

  @Test func `what costs money or starts work asks first`() {
    for operation in AWSOperation.allowed
    where operation.name == "StartQuery" || operation.service == "ce" {
      #expect(operation.consent != nil, "\(operation.title)")
    }
  }
}
