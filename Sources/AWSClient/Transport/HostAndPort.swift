/// Reads `host`, `host:port`, `[::1]` and `[::1]:port`.
enum HostAndPort {
  /// The host in lower case without brackets, and the port where one is named; `nil` where the text is neither.
  static func split(_ text: Substring) -> (host: String, port: Int?)? {
    guard !text.isEmpty, !text.contains("@"), !text.contains(where: \.isWhitespace) else {
      return nil
    }
    return text.first == "[" ? bracketed(text.dropFirst()) : plain(text)
  }

  private static func bracketed(_ text: Substring) -> (String, Int?)? {
    guard let close = text.firstIndex(of: "]"), close > text.startIndex else { return nil }
    let host = text[..<close].lowercased()
    let rest = text[close...].dropFirst()
    if rest.isEmpty { return (host, nil) }
    guard rest.first == ":", let port = port(rest.dropFirst()) else { return nil }
    return (host, port)
  }

  private static func plain(_ text: Substring) -> (String, Int?)? {
    guard let colon = text.firstIndex(of: ":") else { return (text.lowercased(), nil) }
    guard colon > text.startIndex, let port = port(text[colon...].dropFirst()) else { return nil }
    return (text[..<colon].lowercased(), port)
  }

  private static func port(_ text: Substring) -> Int? {
    guard let port = Int(text), (1...65_535).contains(port) else { return nil }
    return port
  }
}
