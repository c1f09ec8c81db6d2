import Foundation

/// Reads what came over the wire as the answer of an operation.
package enum ReplyDecoder {
  /// The reply, with the token of its next page; throws what AWS refuses and what cannot be read.
  package static func decode(_ answer: HTTPAnswer, of operation: AWSOperation)
    throws(AWSFailure) -> AWSReply
  {
    guard (200..<300).contains(answer.status) else { throw refused(answer, operation) }
    var reply = AWSReply(
      operation: operation, body: .json(Data()),
      date: answer.headers["Date"].flatMap(HTTPDate.seconds), requestID: answer.requestID)
    do throws(AWSJSONError) { try read(answer, into: &reply) } catch {
      throw .unreadable(error, operation: operation)
    }
    // S3 may find out that it must refuse after it said yes.
    if case .xml(let document) = reply.body, document.rootName.hasPrefix("error") {
      throw refused(answer, operation)
    }
    return reply
  }

  private static func refused(_ answer: HTTPAnswer, _ operation: AWSOperation) -> AWSFailure {
    .refused(
      ServiceError(answer, of: operation), operation: operation,
      // Without a clock a moment of no server is now.
      retryAfter: RetryAfter.seconds(answer.headers, now: .infinity))
  }

  private static func read(_ answer: HTTPAnswer, into reply: inout AWSReply) throws(AWSJSONError) {
    let operation = reply.operation
    if operation.xml.isText {
      reply.body = .json(try wrapped(answer.body, as: operation.xml.payload ?? ""))
      return
    }
    switch operation.wire {
    case .json10, .json11, .restJSON: try readJSON(answer.body, into: &reply)
    case .query, .ec2, .restXML: try readXML(answer.body, into: &reply)
    }
  }

  /// No body is an answer that says nothing.
  private static func readJSON(_ body: [UInt8], into reply: inout AWSReply) throws(AWSJSONError) {
    let bytes = body.allSatisfy { $0 <= 32 } ? Array("{}".utf8) : body
    guard bytes.first(where: { $0 > 32 }) == UInt8(ascii: "{") else {
      throw AWSJSONError(line: 1, field: "", expected: "a JSON object")
    }
    let finding = JSONSyntax.walk(bytes, to: reply.operation.paging?.output ?? [])
    if let line = finding.brokenLine {
      throw AWSJSONError(line: line, field: "", expected: "valid JSON")
    }
    reply.body = .json(Data(bytes))
    reply.nextToken = finding.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func readXML(_ body: [UInt8], into reply: inout AWSReply) throws(AWSJSONError) {
    let document = try XMLDocument(body, form: reply.operation.xml)
    guard document.rootName.lowercased() != "html" else {
      throw AWSJSONError(line: 1, field: "", expected: "an answer of AWS and no web page")
    }
    reply.body = .xml(document)
    guard let way = reply.operation.paging?.output, !way.isEmpty else { return }
    reply.nextToken = document.text(at: way).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A body that is text, as the CLI prints it: under the name of its member.
  private static func wrapped(_ body: [UInt8], as name: String) throws(AWSJSONError) -> Data {
    let text = String(decoding: body, as: UTF8.self)
    do { return try JSONEncoder().encode([name: text]) } catch {
      throw AWSJSONError(line: 1, field: name, expected: "text")
    }
  }
}

extension HTTPAnswer {
  /// What AWS calls the request, should one ask its support.
  var requestID: String? {
    headers["x-amzn-RequestId"] ?? headers["x-amz-request-id"] ?? headers["x-amzn-request-id"]
  }
}
