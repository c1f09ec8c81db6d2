import Foundation

/// Writes calls as their services are spoken to.
package enum RequestEncoder {
  /// The request of a call; `base` is `scheme://host[:port]` without a slash at its end.
  package static func encode(_ call: AWSCall, base: String) throws(RequestError) -> HTTPRequest {
    switch call.operation.wire {
    case .json10: try json(call, base, version: "1.0")
    case .json11: try json(call, base, version: "1.1")
    case .query: form(call, base, lists: .members)
    case .ec2: form(call, base, lists: .flat)
    case .restJSON, .restXML: try rest(call, base)
    }
  }

  private static func json(_ call: AWSCall, _ base: String, version: String) throws(RequestError)
    -> HTTPRequest
  {
    HTTPRequest(
      method: "POST", url: base + "/",
      headers: [
        "Content-Type": "application/x-amz-json-" + version,
        "X-Amz-Target": call.operation.api.target + "." + call.operation.name,
      ], body: try body(call.input, call))
  }

  private static func form(_ call: AWSCall, _ base: String, lists: FormBody.Lists) -> HTTPRequest {
    let fields = ["Action": call.operation.name, "Version": call.operation.api.version]
    return HTTPRequest(
      method: "POST", url: base + "/",
      headers: ["Content-Type": "application/x-www-form-urlencoded; charset=utf-8"],
      body: FormBody.bytes(call.input, and: fields, lists: lists))
  }

  private static func rest(_ call: AWSCall, _ base: String) throws(RequestError) -> HTTPRequest {
    var parts = RESTParts(call)
    var request = HTTPRequest(method: call.operation.http.method, url: base + (try parts.address()))
    request.headers = try parts.headers()
    if let accepts = call.operation.api.accepts { request.headers["Accept"] = accepts }
    if request.method == "POST" {
      request.headers["Content-Type"] = "application/json"
      request.body = try body(parts.rest, call)
    } else if let extra = parts.rest.keys.min() {
      throw RequestError(kind: .unknown, input: extra, operation: call.operation.title)
    }
    return request
  }

  /// Keys are sorted, so that equal calls are equal requests.
  private static func body(_ input: [String: JSONValue], _ call: AWSCall) throws(RequestError)
    -> [UInt8]
  {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(input) else {
      let names = input.keys.sorted().joined(separator: ", ")
      throw RequestError(kind: .notJSON, input: names, operation: call.operation.title)
    }
    return Array(data)
  }
}
