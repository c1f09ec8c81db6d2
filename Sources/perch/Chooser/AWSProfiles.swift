/// The profiles that the shared AWS configuration and credentials files name.
enum AWSProfiles {
  struct Profile: Hashable {
    var name: String
    var region: String?
  }

  /// The profiles of this user, by name, the default one first.
  static var all: [Profile] {
    parse(
      config: text("AWS_CONFIG_FILE", "config"),
      credentials: text("AWS_SHARED_CREDENTIALS_FILE", "credentials"))
  }

  /// Reads both files; sections of the configuration that are no profiles are left out.
  static func parse(config: String, credentials: String) -> [Profile] {
    var regions: [String: String?] = [:]
    for (title, region) in sections(config) {
      guard let name = title == "default" ? title : profileName(title) else { continue }
      regions[name] = region
    }
    for (title, region) in sections(credentials) where !title.isEmpty {
      regions[title] = regions[title] ?? region
    }
    return regions.map { Profile(name: $0.key, region: $0.value) }
      .sorted { left, right in
        left.name == "default" || right.name != "default" && left.name < right.name
      }
  }

  private static func profileName(_ title: String) -> String? {
    let words = title.split(separator: " ", maxSplits: 1).map(String.init)
    return words.count == 2 && words[0] == "profile" ? words[1] : nil
  }

  /// The titles in brackets, each with the region set under it.
  private static func sections(_ text: String) -> [(title: String, region: String?)] {
    var sections: [(title: String, region: String?)] = []
    for line in text.split(whereSeparator: \.isNewline).map(trimmed) {
      if line.hasPrefix("["), let end = line.firstIndex(of: "]") {
        sections.append((trimmed(line[line.index(after: line.startIndex)..<end]), nil))
      } else if let equals = line.firstIndex(of: "="), trimmed(line[..<equals]) == "region",
        !sections.isEmpty
      {
        sections[sections.count - 1].region = trimmed(line[line.index(after: equals)...])
      }
    }
    return sections
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  private static func text(_ variable: String, _ name: String) -> String {
    let path = Environment.value(variable) ?? (Environment.value("HOME") ?? "") + "/.aws/" + name
    return FileText.read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
