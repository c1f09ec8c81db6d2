/// A proxy that requests go through; its text never shows the password.
struct ProxyServer: Hashable, Sendable, CustomStringConvertible {
  var host: String
  var port: Int
  var user: String?
  var password: String?

  /// Reads `http://user:password@proxy:3128`; scheme, user and port may be missing. `nil` for anything else.
  init?(_ text: String) {
    var rest = Substring(text)
    if let scheme = rest.firstRange(of: "://") {
      guard rest[..<scheme.lowerBound].lowercased() == "http" else { return nil }
      rest = rest[scheme.upperBound...]
    }
    rest = rest.prefix { $0 != "/" }
    if let at = rest.lastIndex(of: "@") {
      let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      user = Self.decoded(parts[0])
      password = parts.count > 1 ? Self.decoded(parts[1]) : ""
      rest = rest[at...].dropFirst()
    }
    guard let (host, port) = HostAndPort.split(rest) else { return nil }
    self.host = host
    self.port = port ?? 80
  }

  var description: String { "\(host):\(port)" }

  private static func decoded(_ text: Substring) -> String {
    String(decoding: URIEncoding.decode(text), as: UTF8.self)
  }
}
