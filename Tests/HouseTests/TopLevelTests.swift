import Foundation
import Testing

/// A newcomer meets a small root.
struct TopLevelTests {
  private static let allowed: Set<String> = [
    "Package.swift", "Sources", "Tests", "Themes", "SampleData", "README.md", "ARCHITECTURE.md",
    "CHANGELOG.md", "LICENSE", "Makefile", "Benchmarks", "Packaging", "Package.resolved",
  ]

  @Test func `nothing else lies at the root`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root.path)
    let extra = names.filter { !$0.hasPrefix(".") && !Self.allowed.contains($0) }
    #expect(extra.isEmpty, "\(extra)")
  }

  @Test func `no file names a real account`() {
    let examples = [
      "111122223333", "444455556666", "777788889999", "123456789012", "000000000000",
      "111111111111",
    ]
    for folder in ["Sources/SampleMaker", "SampleData"] {
      for file in SourceTree.files(below: folder, ending: "") {
        for line in file.lines where line.contains("arn:aws") {
          for number in line.split(whereSeparator: { !$0.isNumber }) where number.count == 12 {
            #expect(examples.contains(String(number)), "\(file.path): \(number)")
          }
        }
      }
    }
  }
}
