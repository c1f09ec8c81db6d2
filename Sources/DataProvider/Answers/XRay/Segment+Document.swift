import AWSClient
import Foundation
import ServerlessModel

extension Segment {
  /// A segment as its sender wrote it, without what is nested in it; `nil` without a sound id, a name and a start.
  init?(_ document: XRay.Document, under parent: String?, _ redact: (String) -> String) {
    guard let id = document.id.flatMap({ SegmentID($0) })?.description, let name = document.name,
      let start = Self.microseconds(document.startTime)
    else { return nil }
    let end = Self.microseconds(document.endTime)
    let own = document.parentId.flatMap { SegmentID($0) }?.description
    // A database is named `name@host`, which is no address of a person.
    self.init(
      id: id, parentID: parent ?? own, name: document.sql == nil ? redact(name) : name,
      origin: document.origin,
      namespace: document.namespace, startUs: start, endUs: end.map { max($0, start) },
      error: document.error ?? false, fault: document.fault ?? false,
      throttle: document.throttle ?? false, inProgress: document.inProgress ?? (end == nil),
      http: Self.http(document.http, redact), aws: Self.flat(document.aws) { $0 },
      sql: Self.flat(document.sql, redact), cause: Self.cause(document.cause, redact),
      annotations: Self.flat(document.annotations, redact),
      metadata: Self.text(document.metadata).map(redact), resourceARN: document.resourceArn)
  }

  /// Seconds since 1970, which some senders give in milliseconds, to microseconds; `nil` where that is later than a
  /// recording keeps.
  private static func microseconds(_ time: Number?) -> Int64? {
    guard let seconds = time?.value, seconds.isFinite, seconds >= 0 else {
      return nil
    }
    let scaled = (seconds >= 1e11 ? seconds * 1000 : seconds * 1_000_000).rounded()
    return scaled < 1e18 ? Int64(scaled) : nil
  }

  private static func http(_ http: XRay.HTTP?, _ redact: (String) -> String) -> HTTP? {
    http.map { http in
      HTTP(
        method: http.request?.method, url: http.request?.url.map(redact),
        status: http.response?.status?.whole)
    }
  }

  /// One level of names: `retries`, `region`, `trace.id`.
  private static func flat(_ fields: [String: JSONValue]?, _ redact: (String) -> String)
    -> [String: String]
  {
    var result: [String: String] = [:]
    for (key, value) in fields ?? [:] {
      if let scalar = value.scalar {
        result[key] = redact(scalar)
      } else if case .object(let inner) = value {
        for (name, value) in inner {
          if let scalar = value.scalar { result[key + "." + name] = redact(scalar) }
        }
      } else if case .list(let list) = value {
        result[key] = redact(list.compactMap(\.scalar).joined(separator: ","))
      }
    }
    return result
  }

  private static func cause(_ cause: XRay.Cause?, _ redact: (String) -> String) -> Cause? {
    switch cause {
    case nil: return nil
    case .reference(let id): return SegmentID(id).map { Cause(ref: $0.description) }
    case .exceptions(let exceptions, let message):
      guard let first = exceptions.first else {
        return message.map { Cause(message: redact($0)) }
      }
      var cause = Cause(first, redact)
      cause.message = cause.message ?? message.map(redact)
      return cause
    }
  }

  private static func text(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Segment.Cause {
  /// One exception as its sender wrote it.
  init(_ exception: XRay.Exception, _ redact: (String) -> String) {
    self.init(
      type: exception.type, message: exception.message.map(redact),
      stack: (exception.stack ?? []).map { frame in
        let place = [frame.path, frame.line?.whole.map(String.init)].compactMap { $0 }.joined(
          separator: ":")
        return redact(frame.label.map { "\($0) (\(place))" } ?? place)
      })
  }
}
