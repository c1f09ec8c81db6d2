/// A request in the one form that both sides hash.
struct CanonicalRequest {
  /// How the path goes into the signature.
  enum PathRule {
    /// Dot segments and double slashes resolved, then encoded once more.
    case normalized
    /// As it was sent: S3 keys may hold anything.
    case asSent
  }

  let text: String
  /// Names of the header fields that are signed: `host;x-amz-date`.
  let signedHeaders: String

  init(_ request: HTTPRequest, url: RequestURL, contentHash: String, path rule: PathRule) {
    let headers = CanonicalHeaders(request.headers)
    signedHeaders = headers.names
    text = [
      request.method, CanonicalPath.text(url.path, rule), CanonicalQuery.text(url.query ?? ""),
      headers.lines, headers.names, contentHash,
    ].joined(separator: "\n")
  }
}

/// The path of a canonical request.
enum CanonicalPath {
  static func text(_ path: String, _ rule: CanonicalRequest.PathRule) -> String {
    guard !path.isEmpty else { return "/" }
    return switch rule {
    case .asSent: path
    case .normalized: URIEncoding.encode(normalized(path).utf8, keepsSlash: true)
    }
  }

  private static func normalized(_ path: String) -> String {
    var kept: [Substring] = []
    for segment in path.split(separator: "/") where segment != "." {
      if segment == ".." { _ = kept.popLast() } else { kept.append(segment) }
    }
    let text = "/" + kept.joined(separator: "/")
    return path.hasSuffix("/") && !kept.isEmpty ? text + "/" : text
  }
}

/// The query of a canonical request: encoded anew, sorted by name, then value.
enum CanonicalQuery {
  private struct Pair: Comparable {
    var name: String
    var value: String

    static func < (left: Pair, right: Pair) -> Bool {
      (left.name, left.value) < (right.name, right.value)
    }
  }

  static func text(_ query: String) -> String {
    query.split(separator: "&").map(pair).sorted().map { $0.name + "=" + $0.value }
      .joined(separator: "&")
  }

  private static func pair(_ text: Substring) -> Pair {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return Pair(name: encoded(parts[0]), value: parts.count > 1 ? encoded(parts[1]) : "")
  }

  private static func encoded(_ text: Substring) -> String {
    URIEncoding.encode(URIEncoding.decode(text))
  }
}
