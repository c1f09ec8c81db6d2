import Foundation

extension ServiceError {
  /// Reads a refusal in whatever form it came; one without a code is called by its status.
  package init(_ answer: HTTPAnswer, of operation: AWSOperation) {
    let found = Self.found(in: answer)
    let isPage = found == nil && Self.firstMark(answer.body) == UInt8(ascii: "<")
    var message = found?.message ?? ""
    if message.isEmpty { message = Self.sentence(answer.status, isPage) }
    // A page that is not there says nothing of what was asked for.
    let code = isPage && answer.status == 404 ? "UnknownOperation" : String(answer.status)
    self.init(code: found?.code ?? code, message: message, operation: operation.name)
  }

  /// Code and message as the body and the headers say them.
  private static func found(in answer: HTTPAnswer) -> (code: String, message: String?)? {
    var found: (code: String?, message: String?) =
      switch firstMark(answer.body) {
      case UInt8(ascii: "<"): inXML(answer.body)
      case UInt8(ascii: "{"): inJSON(answer.body)
      default: (nil, nil)
      }
    // What a service was called when it spoke XML comes first, since that is what the CLI prints.
    let query = answer.headers["x-amzn-query-error"]?.split(separator: ";").first.map(String.init)
    found.code = query ?? answer.headers["x-amzn-ErrorType"].map(bare) ?? found.code
    guard let code = found.code, !code.isEmpty else { return nil }
    return (code, found.message)
  }

  /// Services spell the keys in every way.
  private static func inJSON(_ body: [UInt8]) -> (code: String?, message: String?) {
    let body = try? AWSJSON.decodePlain([String: JSONValue].self, from: Data(body))
    func first(_ keys: String...) -> String? { keys.lazy.compactMap { body?[$0]?.scalar }.first }
    return (
      first("__type", "code", "Code").map(bare), first("message", "Message", "errorMessage")
    )
  }

  /// `ErrorResponse/Error` of query services, `Error` of S3, `Response/Errors/Error` of EC2.
  private static func inXML(_ body: [UInt8]) -> (code: String?, message: String?) {
    guard let document = try? XMLDocument(body) else { return (nil, nil) }
    for way: [String] in [[], ["Error"], ["Errors", "Error"]] {
      if let code = document.text(at: way + ["Code"]) {
        return (code, document.text(at: way + ["Message"]))
      }
    }
    return (nil, nil)
  }

  private static func sentence(_ status: Int, _ isPage: Bool) -> String {
    isPage
      ? "a web page came back with status \(status), not an answer of AWS"
      : "status \(status) came back without a reason"
  }

  private static func firstMark(_ body: [UInt8]) -> UInt8? {
    let start = body.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return body[start...].first { $0 > 32 }
  }
}
