package import Foundation

/// The body of an answer, in the form that its service speaks.
package enum AnswerBody: Hashable, Sendable {
  case json(Data)

  /// Decodes the body as the answer of an operation.
  package func decode<T: Decodable>(_ type: T.Type = T.self) throws(AWSJSONError) -> T {
    switch self {
    case .json(let data): try AWSJSON.decode(type, from: data)
    }
  }
}
