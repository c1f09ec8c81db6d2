import AWSClient
import Testing

/// One operation a file, and each says what it needs, what it may and who says so.
struct OperationFileTests {
  private static let files = SourceTree.files(below: "Sources/AWSClient/Services")
    .filter { $0.lines.contains { $0.hasPrefix("  package static let ") } }

  @Test func `every allowed operation has a file of its name`() {
    let named = Self.files.map { $0.name.split(separator: "+").last.map(String.init) ?? "" }
    #expect(named.sorted() == AWSOperation.allowed.map(\.name).sorted())
  }

  @Test func `every operation says its action, its limits and its source`() {
    for file in Self.files {
      let count = file.lines.count { $0.hasPrefix("  package static let ") }
      #expect(count == 1, "\(file.path)")
      for field in ["IAM action: ", "Limits: ", "Source: "] {
        let lines = file.lines.filter { $0.hasPrefix("  /// - " + field) }
        #expect(lines.count == 1, "\(file.path): \(field)")
      }
    }
  }

  @Test func `what a file says of its action is what is asked for`() {
    for operation in AWSOperation.allowed {
      guard let action = operation.action else { continue }
      let holds = Self.files.contains { file in
        file.name.hasSuffix("+" + operation.name)
          && file.lines.contains { $0.hasPrefix("  /// - IAM action: `\(action)`") }
      }
      #expect(holds, "\(operation.title)")
    }
  }
}
