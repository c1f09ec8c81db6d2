/// One of AWS's two files: sections in brackets, settings under them, some with a block of settings of their own.
package struct ConfigurationFile: Sendable, SecretHolding {
  /// A section; one that is written twice is one here, what stands later wins.
  struct Section: Sendable, SecretHolding {
    var title: String
    var settings: [String: ConfigurationSetting] = [:]

    var description: String { "section \(title)" }
  }

  /// A line that could not be read; what it says is not repeated, since it may be a secret.
  package struct Complaint: Hashable, Sendable {
    /// From 1.
    package var line: Int
    package var why: String
  }

  private(set) var sections: [Section] = []
  package private(set) var complaints: [Complaint] = []

  /// Reads the text of a file; a line that is wrong costs no other line.
  package init(_ text: String) {
    var reader = ConfigurationReader()
    let body =
      text.unicodeScalars.first == "\u{FEFF}"
      ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
    for line in Substring(body).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    {
      reader.read(line)
    }
    (sections, complaints) = reader.end()
  }

  package var description: String { "configuration of \(sections.count) sections" }
}

/// What stands behind a name: a value, or a block of settings.
enum ConfigurationSetting: Sendable, SecretHolding {
  case value(String)
  case block([String: String])

  var description: String { "setting" }
}
