/// Puts the inputs of a call where its HTTP binding wants them.
struct RESTParts {
  private let call: AWSCall
  /// Inputs that have found no place yet.
  private(set) var rest: [String: JSONValue]

  init(_ call: AWSCall) {
    self.call = call
    rest = call.input.filter { $0.value != .null }
  }

  /// Path and query string, encoded.
  mutating func address() throws(RequestError) -> String {
    let halves = call.operation.http.path.split(separator: "?", maxSplits: 1)
    var query = halves.count > 1 ? [String(halves[1])] : []
    let path = try filled(halves[0])
    query += try queryFields()
    return query.isEmpty ? path : path + "?" + query.joined(separator: "&")
  }

  /// Header fields that carry inputs.
  mutating func headers() throws(RequestError) -> HTTPHeaders {
    var headers = HTTPHeaders()
    for input in rest.keys.sorted() {
      guard let name = call.operation.http.headers[input] else { continue }
      headers.append(name, try text(input))
    }
    return headers
  }

  private mutating func filled(_ template: Substring) throws(RequestError) -> String {
    var path = ""
    var left = template
    while let open = left.firstIndex(of: "{"), let close = left[open...].firstIndex(of: "}") {
      var label = left[left.index(after: open)..<close]
      let greedy = label.hasSuffix("+")
      if greedy { label.removeLast() }
      path +=
        String(left[..<open]) + URIEncoding.encode(try text(String(label)).utf8, keepsSlash: greedy)
      left = left[left.index(after: close)...]
    }
    return path + left
  }

  private mutating func queryFields() throws(RequestError) -> [String] {
    var fields: [String] = []
    for input in rest.keys.sorted() {
      guard let name = call.operation.http.query[input] else { continue }
      for value in try texts(input) {
        fields.append(URIEncoding.encode(name.utf8) + "=" + URIEncoding.encode(value.utf8))
      }
    }
    return fields
  }

  /// Takes an input as one text that says something.
  private mutating func text(_ input: String) throws(RequestError) -> String {
    guard let value = rest.removeValue(forKey: input) else { throw refused(.missing, input) }
    guard let text = value.scalar else { throw refused(.notText, input) }
    guard !text.isEmpty else { throw refused(.missing, input) }
    return text
  }

  /// Takes an input as the texts of a list, or as one.
  private mutating func texts(_ input: String) throws(RequestError) -> [String] {
    guard case .list(let list) = rest[input] else { return [try text(input)] }
    rest[input] = nil
    let texts = list.compactMap(\.scalar)
    guard texts.count == list.count else { throw refused(.notText, input) }
    return texts
  }

  private func refused(_ kind: RequestError.Kind, _ input: String) -> RequestError {
    RequestError(kind: kind, input: input, operation: call.operation.title)
  }
}
