/// Reads lines of AWS's files in order, with the rules of the AWS CLI: an indented line goes on with the setting above,
/// `#` and `;` make comments only at the start of a line.
struct ConfigurationReader {
  /// The setting that following indented lines belong to.
  private struct Open {
    var name: String
    var indent: Int
    var value: String
    /// The indented lines with their numbers.
    var more: [(line: Int, text: String)] = []
  }

  private var sections: [ConfigurationFile.Section] = []
  private var places: [String: Int] = [:]
  private var complaints: [ConfigurationFile.Complaint] = []
  /// Where settings go; `nil` before the first section and under one whose title is broken.
  private var section: Int?
  private var underBrokenTitle = false
  private var open: Open?
  private var number = 0

  /// Reads the next line.
  mutating func read(_ line: Substring) {
    number += 1
    let text = line.trimmed
    guard let first = text.first, first != "#", first != ";" else { return }
    let indent = line.prefix { $0.isWhitespace }.count
    if let setting = open, indent > setting.indent {
      open?.more.append((number, text))
    } else if first == "[" {
      close()
      title(text)
    } else {
      close()
      setting(text, indent: indent)
    }
  }

  /// Ends the file and gives what it held.
  mutating func end() -> ([ConfigurationFile.Section], [ConfigurationFile.Complaint]) {
    close()
    return (sections, complaints)
  }

  private mutating func title(_ text: String) {
    section = nil
    underBrokenTitle = true
    guard let end = text.firstIndex(of: "]") else {
      return complain("a section title has no closing bracket")
    }
    let title = text[text.index(after: text.startIndex)..<end].trimmed
    guard !title.isEmpty else { return complain("a section has no name") }
    underBrokenTitle = false
    if places[title] == nil {
      places[title] = sections.count
      sections.append(ConfigurationFile.Section(title: title))
    }
    section = places[title]
  }

  private mutating func setting(_ text: String, indent: Int) {
    guard let sign = text.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
      return complain("there is no = between name and value")
    }
    let name = text[..<sign].trimmed.lowercased()
    guard !name.isEmpty else { return complain("there is no name before the =") }
    guard section != nil else {
      if !underBrokenTitle { complain("a setting stands before the first section") }
      return
    }
    open = Open(name: name, indent: indent, value: text[text.index(after: sign)...].trimmed)
  }

  /// Puts the open setting where it belongs.
  private mutating func close() {
    guard let setting = open, let section else { return }
    open = nil
    if setting.value.isEmpty, !setting.more.isEmpty {
      sections[section].settings[setting.name] = .block(block(setting.more))
    } else {
      let lines = [setting.value] + setting.more.map(\.text)
      sections[section].settings[setting.name] = .value(lines.joined(separator: "\n"))
    }
  }

  private mutating func block(_ lines: [(line: Int, text: String)]) -> [String: String] {
    var block: [String: String] = [:]
    for (line, text) in lines {
      if let sign = text.firstIndex(of: "=") {
        block[text[..<sign].trimmed.lowercased()] = text[text.index(after: sign)...].trimmed
      } else {
        complain("there is no = between name and value", at: line)
      }
    }
    return block
  }

  private mutating func complain(_ why: String, at line: Int? = nil) {
    complaints.append(ConfigurationFile.Complaint(line: line ?? number, why: why))
  }
}

extension StringProtocol {
  /// Without the blanks around it.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
