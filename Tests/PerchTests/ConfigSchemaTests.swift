import Foundation
import Testing

@testable import perch

struct `the JSON schema of the configuration` {
  @Test func `is the one that is committed`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/perch/Documentation/config.schema.json")
    let committed = try String(contentsOf: file, encoding: .utf8)
    #expect(
      committed == ConfigSchema.page,
      "Make it anew: perch info --config-schema > Sources/perch/Documentation/config.schema.json")
  }

  @Test func `names every section once`() {
    let names = Config.sections.map { $0.key.name }
    #expect(Set(names).count == names.count)
    for name in names { #expect(ConfigSchema.page.contains("\n    \"\(name)\": {")) }
  }

  @Test func `has patterns that the reader can follow`() {
    for form in Self.texts(in: .fields(Config.form)) {
      guard let pattern = form.pattern else { continue }
      #expect(throws: Never.self, "\(pattern)") { try Regex(pattern) }
    }
  }

  private static func texts(in form: ConfigForm) -> [TextForm] {
    switch form {
    case .text(let text), .texts(let text): [text]
    case .flag, .amount: []
    case .fields(let fields), .list(let fields): fields.keys.flatMap { texts(in: $0.form) }
    case .named(let value, let keys): texts(in: value) + keys.flatMap { texts(in: $0.form) }
    }
  }
}
