import InsightEngine

@testable import perch

/// Files of policies: what was read, written as YAML and read again, is the same.
enum Policies: FuzzTarget {
  private static let file = NamelessFile()

  static func read(_ bytes: UnsafeRawBufferPointer) {
    guard let policies = policies(of: bytes), !policies.isEmpty else { return }
    let text = policies.map(PolicyYAML.yaml).joined()
    let again = Array(text.utf8).withUnsafeBytes { Self.policies(of: $0) }
    expect(again == policies, "policies are not read as they were written:\n\(text)")
  }

  private static func policies(of bytes: UnsafeRawBufferPointer) -> [Policy]? {
    file.fill(bytes)
    let read = try? PolicyFile(path: file.path)
    return try? read?.checked()
  }
}
