/// An address taken apart; its pieces stay encoded as they were.
struct RequestURL: Hashable {
  /// `https` or `http`.
  var scheme: String
  /// In lower case, an IPv6 address without its brackets.
  var host: String
  /// `nil` where the address names none.
  var port: Int?
  /// Empty, or beginning with a slash.
  var path: String
  var query: String?

  /// Reads an address; `nil` for another scheme, no host, a user name in it, or a port that is none.
  init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      text[colon...].hasPrefix("://")
    else { return nil }
    scheme = text[..<colon].lowercased()
    guard scheme == "https" || scheme == "http" else { return nil }
    let rest = text[text.utf8.index(colon, offsetBy: 3)...].prefixUTF8 { $0 != UInt8(ascii: "#") }
    let authority = rest.prefixUTF8 {
      $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?")
    }
    let target = rest[authority.endIndex...]
    let bare = target.prefixUTF8 { $0 != UInt8(ascii: "?") }
    path = String(bare)
    query = bare.endIndex < target.endIndex ? String(target[bare.endIndex...].dropFirst()) : nil
    guard let (host, port) = HostAndPort.split(authority) else { return nil }
    self.host = host
    self.port = port
  }

  /// What the `Host` header says: the port only where it is not the scheme's own.
  var authority: String {
    let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    guard let port, port != Self.usualPort(scheme) else { return name }
    return "\(name):\(port)"
  }

  /// The port that a connection goes to.
  var effectivePort: Int { port ?? Self.usualPort(scheme) }

  private static func usualPort(_ scheme: String) -> Int { scheme == "https" ? 443 : 80 }
}

extension Substring {
  /// The longest beginning whose bytes all satisfy the test.
  fileprivate func prefixUTF8(while holds: (UInt8) -> Bool) -> Substring {
    let end = utf8.firstIndex { !holds($0) } ?? endIndex
    return self[startIndex..<end]
  }
}
