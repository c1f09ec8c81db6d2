package import Foundation

extension XRay {
  /// A segment or subsegment as its sender wrote it.
  package struct Document: Decodable, Sendable {
    package var id: String?
    package var traceId: String?
    package var parentId: String?
    /// `subsegment` for one that was sent apart from its segment.
    package var type: String?
    package var name: String?
    package var origin: String?
    package var namespace: String?
    /// Seconds since 1970; as text from some senders.
    package var startTime: Number?
    package var endTime: Number?
    package var inProgress: Bool?
    package var error: Bool?
    package var fault: Bool?
    package var throttle: Bool?
    package var http: HTTP?
    package var aws: [String: JSONValue]?
    package var sql: [String: JSONValue]?
    package var cause: Cause?
    package var annotations: [String: JSONValue]?
    package var metadata: JSONValue?
    package var resourceArn: String?
    package var links: [Link]?
    package var subsegments: [Document]?

    /// Reads a document from its JSON; keys are spelled out, since documents come by the hundred thousand.
    package static func read(_ data: Data) throws(AWSJSONError) -> Document {
      try AWSJSON.decodePlain(Document.self, from: data)
    }

    private enum CodingKeys: String, CodingKey {
      case id, type, name, origin, namespace, error, fault, throttle, http, aws, sql, cause
      case annotations, metadata, links, subsegments
      case traceId = "trace_id"
      case parentId = "parent_id"
      case startTime = "start_time"
      case endTime = "end_time"
      case inProgress = "in_progress"
      case resourceArn = "resource_arn"
    }
  }

  /// The request and answer of an HTTP call.
  package struct HTTP: Decodable, Sendable {
    package var request: Request?
    package var response: Response?
  }

  /// What was asked.
  package struct Request: Decodable, Sendable {
    package var method: String?
    package var url: String?
  }

  /// What came back.
  package struct Response: Decodable, Sendable {
    package var status: Number?
  }

  /// Another trace that belongs to this one.
  package struct Link: Decodable, Sendable {
    package var traceId: String?
    package var id: String?

    private enum CodingKeys: String, CodingKey {
      case traceId = "trace_id"
      case id
    }
  }

  /// Why a segment failed: the id of the subsegment that knows, or the exceptions.
  package enum Cause: Decodable, Sendable {
    case reference(String)
    case exceptions([Exception], message: String?)

    package init(from decoder: any Decoder) throws {
      if let id = try? decoder.singleValueContainer().decode(String.self) {
        self = .reference(id)
      } else {
        let body = try Body(from: decoder)
        if let id = body.id, body.exceptions == nil, body.message == nil {
          self = .reference(id)
          return
        }
        self = .exceptions(body.exceptions ?? [], message: body.message)
      }
    }

    private struct Body: Decodable {
      var id: String?
      var exceptions: [Exception]?
      var message: String?
    }
  }

  /// One exception.
  package struct Exception: Decodable, Sendable {
    package var id: String?
    package var type: String?
    package var message: String?
    package var stack: [Frame]?
  }

  /// One line of a stack.
  package struct Frame: Decodable, Sendable {
    package var path: String?
    package var line: Number?
    package var label: String?
  }
}
