/// Reads the part of YAML that theme files use: keys with scalars, one level of nested keys, and
/// lists in brackets. Anchors, multi-line strings and tabs are refused.
package enum ThemeParser {
  /// Reads a theme file.
  package static func parse(_ bytes: [UInt8]) throws(ThemeError) -> ThemeDocument {
    guard bytes.count <= 65536 else {
      throw ThemeError("A theme file is at most 64 KiB long.")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ThemeError("The file is not UTF-8.")
    }
    return try parse(text)
  }

  /// Reads the text of a theme file.
  package static func parse(_ text: String) throws(ThemeError) -> ThemeDocument {
    var document = ThemeDocument()
    var section = ""
    var seen: Set<String> = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, raw) in lines.enumerated() {
      guard let line = try ThemeLine(raw, number: index + 1) else { continue }
      if line.indent > 0 {
        try add(line, to: &document, section: section, seen: &seen)
      } else {
        try unique(line.key, line, &seen)
        section = line.key
        try set(line, in: &document)
      }
    }
    guard !document.name.isEmpty else {
      throw ThemeError("The theme has no name. Write a first line like \"name: mine\".")
    }
    return document
  }

  private static func set(
    _ line: ThemeLine, in document: inout ThemeDocument
  ) throws(ThemeError) {
    switch line.key {
    case "palette", "roles", "gradients":
      guard line.values.isEmpty else {
        throw ThemeError("\"\(line.key)\" is followed by indented lines.", line: line.number)
      }
    case "name": document.name = try single(line)
    case "inherits": document.inherits = try single(line)
    case "summary": document.summary = try single(line)
    case "variant":
      document.variant = try single(line)
      guard Theme.Variant(rawValue: document.variant) != nil else {
        throw ThemeError("The variant is dark or light.", line: line.number)
      }
    default: document.unknownKeys.append(.init(line.key, line: line.number))
    }
  }

  private static func add(
    _ line: ThemeLine, to document: inout ThemeDocument, section: String, seen: inout Set<String>
  ) throws(ThemeError) {
    try unique("\(section).\(line.key)", line, &seen)
    switch section {
    case "palette": document.palette[line.key] = .init(try single(line), line: line.number)
    case "roles":
      document.roles[line.key] = .init(try single(line), line: line.number)
      if Role(name: line.key) == nil {
        document.unknownKeys.append(.init("roles.\(line.key)", line: line.number))
      }
    case "gradients":
      guard line.isList else {
        throw ThemeError("A gradient is a list: [green, yellow, red].", line: line.number)
      }
      document.gradients[line.key] = line.values.map { .init($0, line: line.number) }
    default:
      throw ThemeError(
        "Indented lines belong under palette, roles or gradients.", line: line.number, column: 1)
    }
  }

  private static func single(_ line: ThemeLine) throws(ThemeError) -> String {
    guard !line.isList, let value = line.values.first, !value.isEmpty else {
      throw ThemeError("\"\(line.key)\" wants one value.", line: line.number)
    }
    return value
  }

  private static func unique(
    _ key: String, _ line: ThemeLine, _ seen: inout Set<String>
  ) throws(ThemeError) {
    guard seen.insert(key).inserted else {
      throw ThemeError("\"\(line.key)\" is there twice.", line: line.number)
    }
  }
}
