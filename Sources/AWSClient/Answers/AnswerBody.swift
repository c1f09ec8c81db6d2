package import Foundation

/// The body of an answer, in the form that its service speaks.
package enum AnswerBody: Hashable, Sendable {
  case json(Data)
  case xml(XMLDocument)

  /// Decodes the body as the answer of an operation.
  package func decode<T: Decodable>(_ type: T.Type = T.self) throws(AWSJSONError) -> T {
    switch self {
    case .json(let data): try AWSJSON.decode(type, from: data)
    case .xml(let document): try document.decode(type)
    }
  }
}

extension XMLDocument {
  /// Decodes the members below the top, whose names are read as those of JSON are.
  func decode<T: Decodable>(_ type: T.Type) throws(AWSJSONError) -> T {
    do {
      return try XMLDecoder(document: self, place: top).decode(type)
    } catch let error as DecodingError {
      throw AWSJSONError(error, in: nil)
    } catch { throw AWSJSONError(line: nil, field: "", expected: "an answer") }
  }
}
