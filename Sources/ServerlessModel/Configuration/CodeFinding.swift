/// What Amazon Inspector holds against the code of a function or against a package in it.
package struct CodeFinding: Hashable, Codable, Sendable {
  /// `PACKAGE_VULNERABILITY` or `CODE_VULNERABILITY`.
  package var type: String
  /// `CRITICAL`, `HIGH`, `MEDIUM`, `LOW`, `INFORMATIONAL` or `UNTRIAGED`.
  package var severity: String
  /// `CVE-2026-1234`, or the weaknesses of the code: `CWE-798`.
  package var ids: [String]
  package var title: String
  package var dependency: String?
  package var fixedIn: String?
  package var file: String?
  package var line: Int?

  /// Makes the value from its parts.
  package init(
    type: String,
    severity: String,
    ids: [String],
    title: String,
    dependency: String? = nil,
    fixedIn: String? = nil,
    file: String? = nil,
    line: Int? = nil
  ) {
    self.type = type
    self.severity = severity
    self.ids = ids
    self.title = title
    self.dependency = dependency
    self.fixedIn = fixedIn
    self.file = file
    self.line = line
  }
}
