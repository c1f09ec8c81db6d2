import ServerlessModel

/// One line of an API Gateway access log: JSON with the names that AWS's examples use, or the common log format.
struct AccessLine: Hashable {
  var method: String?
  var path: String?
  var query: String?
  /// The template that the path fits, or the route.
  var route: String?
  var status: Int?
  var latencyMs: Double?
  var caller: String?
  var requestID: String?

  /// `nil` for a line that is no access log.
  init?(_ message: String) {
    if let members = JSONTree(message)?.object {
      self.init(members)
    } else {
      self.init(common: message)
    }
    guard method != nil || path != nil || route != nil else { return nil }
  }

  private init(_ members: [String: JSONTree]) {
    let first = { (names: [String]) in
      names.lazy.compactMap { members[$0] }.first
    }
    method = first(["httpMethod", "method", "requestMethod"])?.text
    route = first(["resourcePath", "routeKey"])?.text
    status = (first(["status", "statusCode"])?.number).flatMap { Int(exactly: $0) }
    latencyMs = first(["integrationLatency", "responseLatency", "latency"])?.number
    caller = first(["ip", "sourceIp", "caller", "principalId", "user"])?.text
    requestID = first(["requestId", "extendedRequestId"])?.text
    query = first(["queryString", "query", "querystring"])?.text
    take(path: first(["path", "requestPath", "uri"])?.text)
    let words = (route ?? "").split(separator: " ")
    if method == nil, words.count == 2 { method = String(words[0]) }
  }

  /// `address identity user [10/Oct/2026:13:55:36 +0000] "GET /path HTTP/1.1" 200 123 id`
  private init(common line: String) {
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    let request = parts.count > 1 ? parts[1].split(separator: " ") : []
    let rest = parts.count > 2 ? parts[2].split(separator: " ") : []
    guard request.count == 3, let status = rest.first.flatMap({ Int($0) }) else { return }
    self.status = status
    method = String(request[0])
    caller = line.split(separator: " ").first.map(String.init)
    requestID = rest.count > 2 ? rest.last.map(String.init) : nil
    take(path: String(request[1]))
  }

  private mutating func take(path text: String?) {
    guard let text else { return }
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = parts.first.map(String.init)
    query = query ?? (parts.count > 1 ? String(parts[1]) : nil)
  }

  /// What of the request is private: its route and a masked value or the name of a parameter; `nil` for nothing.
  var exposure: String? {
    let query = query ?? ""
    let named = query.split(separator: "&")
      .compactMap { $0.contains("=") ? $0.prefix { $0 != "=" } : nil }
      .first { PrivateText.isTelling($0) }
    let mask = PrivateText.mask(in: (path ?? "") + "?" + query)
    let number = [path ?? "", query].contains { PrivateText.hasNationalID($0) }
    guard let what = mask ?? named.map(String.init) ?? (number ? "social security number" : nil)
    else { return nil }
    return label + " " + what
  }

  /// `GET /users/{id}`; of a line that names no route, that it is a path.
  var label: String {
    let place = route ?? "a path"
    guard let method, !place.hasPrefix(method + " ") else { return place }
    return method + " " + place
  }

  /// The caller by a hash, so that a finding names nobody.
  var hashedCaller: String? {
    guard let caller else { return nil }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in caller.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(Hex.text(hash).prefix(8))
  }
}
