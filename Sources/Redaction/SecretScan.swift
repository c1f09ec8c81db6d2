/// Says whether an environment variable or a setting holds a secret, without keeping its value.
package enum SecretScan {
  /// What kind of secret it is, or `nil`; a reference to a secret that lies elsewhere is none.
  package static func kind(name: String, value: String) -> String? {
    if value.isEmpty || refersElsewhere(name: name, value: value) { return nil }
    if let form = form(of: value) { return form }
    let line = name + "=\"" + value + "\""
    return finds(in: line).first { $0.kind != .email && $0.kind != .card }.map(\.kind.rawValue)
  }

  private static func form(of value: String) -> String? {
    guard let find = finds(in: value).first, find.kind != .email else { return nil }
    let bytes = Array(value.utf8)
    if find.kind == .key, ["AKIA", "ASIA"].contains(String(value.prefix(4))), bytes.count == 20 {
      return "aws-access-key"
    }
    return find.kind == .privateKey ? "private-key" : find.kind.rawValue
  }

  /// Names, ARNs, parameters and addresses of secrets are not secrets.
  private static func refersElsewhere(name: String, value: String) -> Bool {
    if value.hasPrefix("arn:") || value.hasPrefix("{{resolve:") || value.hasPrefix("${") {
      return true
    }
    let endings = [
      "_ARN", "_NAME", "_ID", "_PATH", "_URL", "_ENDPOINT", "_TTL", "_HEADER", "_TABLE",
    ]
    let name = name.uppercased()
    return endings.contains { name.hasSuffix($0) } && form(of: value) == nil
  }

  private static func finds(in text: String) -> [RedactionFind] {
    var scanner = RedactionScanner()
    Array(text.utf8).withUnsafeBytes { scanner.scan($0) }
    return scanner.finds
  }
}
