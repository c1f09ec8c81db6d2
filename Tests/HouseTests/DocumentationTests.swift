import Testing

/// What other targets use says what it is.
struct DocumentationTests {
  @Test func `every package type and function has a doc comment`() {
    var bare: [String] = []
    for file in SourceTree.files(below: "Sources") {
      for (number, line) in file.lines.enumerated() where Self.needsComment(line) {
        if !Self.isDocumented(file.lines, number) {
          bare.append("\(file.path):\(number + 1): \(line.trimmed)")
        }
      }
    }
    #expect(bare.isEmpty, "\(bare.prefix(20).joined(separator: "\n"))")
  }

  private static func needsComment(_ line: String) -> Bool {
    let text = line.trimmed
    guard text.hasPrefix("package ") || text.hasPrefix("@discardableResult package ") else {
      return false
    }
    return ["struct ", "enum ", "protocol ", "class ", "func ", "actor "].contains {
      text.contains($0)
    }
      && !operators.contains { text.contains("func \($0)") } && !text.contains("import ")
  }

  private static let operators = [
    "==", "<", "hash(into", "encode(to", "+=", "next()", "makeIterator",
  ]

  /// Looks up past attributes for a `///`, or a requirement's comment on the protocol it fulfils.
  private static func isDocumented(_ lines: [String], _ number: Int) -> Bool {
    var above = number - 1
    while above >= 0, lines[above].trimmed.hasPrefix("@") { above -= 1 }
    return above >= 0
      && (lines[above].trimmed.hasPrefix("///") || lines[above].trimmed.hasPrefix("*/"))
  }
}
