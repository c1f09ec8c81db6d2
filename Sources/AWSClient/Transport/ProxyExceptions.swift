/// The hosts of `NO_PROXY`, which are reached directly.
struct ProxyExceptions: Hashable, Sendable {
  private let entries: [String]

  /// Reads names, suffixes, addresses, networks such as `10.0.0.0/8` and `*`, with commas or blanks between them.
  init(_ text: String) {
    entries = text.lowercased().split { $0 == "," || $0.isWhitespace }.map(String.init)
  }

  func holds(_ url: RequestURL) -> Bool {
    entries.contains { Self.matches($0, url) }
  }

  /// Loopback and link-local addresses, among them those that give credentials, are never behind a proxy.
  static func isLocal(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host == "fd00:ec2::23" || host == "fd00:ec2::254"
      || IPv4Network("127.0.0.0/8")?.holds(host) == true
      || IPv4Network("169.254.0.0/16")?.holds(host) == true
  }

  private static func matches(_ entry: String, _ url: RequestURL) -> Bool {
    if entry == "*" || entry == url.host { return true }
    if let network = IPv4Network(entry) { return network.holds(url.host) }
    guard let (name, port) = HostAndPort.split(Substring(entry)) else { return false }
    if let port, port != url.effectivePort { return false }
    let suffix = name.drop { $0 == "*" }.drop { $0 == "." }
    return !suffix.isEmpty && (url.host == suffix || url.host.hasSuffix("." + suffix))
  }
}

/// A network of IPv4 addresses: `10.0.0.0/8`.
struct IPv4Network {
  private let base: UInt32
  private let mask: UInt32

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let base = Self.address(parts[0]), let bits = Int(parts[1]),
      (0...32).contains(bits)
    else { return nil }
    mask = bits == 0 ? 0 : UInt32.max << UInt32(32 - bits)
    self.base = base & mask
  }

  func holds(_ host: String) -> Bool {
    guard let address = Self.address(Substring(host)) else { return false }
    return address & mask == base
  }

  private static func address(_ text: Substring) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { UInt8($0) }
    guard parts.count == 4, bytes.count == 4 else { return nil }
    return bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
