import Foundation

@testable import AWSClient

/// As little of a codec as the client needs: JSON in a body, and an error's code wherever it stands.
struct StubCodec: WireCoding {
  func request(for call: AWSCall, base: String) throws -> HTTPRequest {
    HTTPRequest(
      method: "POST", url: base + "/", headers: ["X-Amz-Target": call.operation.name],
      body: Array(try JSONEncoder().encode(call.input)))
  }

  func reply(to call: AWSCall, from answer: HTTPAnswer) throws(AWSFailure) -> AWSReply {
    let text = String(decoding: answer.body, as: UTF8.self)
    guard answer.status < 300 else {
      let code = Self.code(in: text) ?? "\(answer.status)"
      let sentence = "An error occurred (\(code)) when calling the Any operation: because"
      guard let error = ServiceError(sentence) else {
        throw .unreadable(
          AWSJSONError(line: nil, field: "", expected: "JSON"), operation: call.operation)
      }
      throw .refused(error, operation: call.operation, retryAfter: nil)
    }
    guard text.hasPrefix("{") else {
      throw .unreadable(
        AWSJSONError(line: 1, field: "", expected: "JSON"), operation: call.operation)
    }
    return AWSReply(operation: call.operation, body: .json(Data(answer.body)))
  }

  private static func code(in text: String) -> String? {
    for (start, end) in [("\"__type\":\"", "\""), ("<Code>", "<")] {
      if let place = text.firstRange(of: start) {
        return String(text[place.upperBound...].prefix { !end.contains($0) })
      }
    }
    return nil
  }
}
