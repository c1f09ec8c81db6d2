import ServerlessModel

/// Segments of one trace as bytes.
enum TraceCodec {
  private static let codec: UInt8 = 1
  /// What was read of X-Ray nests no deeper; a damaged file must not nest the decoder without end.
  private static let deepest = 200

  static func encode(_ segments: [Segment]) -> [UInt8] {
    var writer = ByteWriter()
    writer.byte(codec)
    writer.list(segments) { $0.segment($1) }
    return Zstd.packed(writer.bytes)
  }

  static func decode(_ bytes: [UInt8]) throws -> [Segment] {
    var reader = FieldReader(try Zstd.unpacked(bytes))
    guard try reader.byte() == codec else { throw DamagedData("a trace has an unknown form") }
    return try reader.list { try $0.segment(depth: 0, deepest: deepest) }
  }
}

extension ByteWriter {
  fileprivate mutating func segment(_ segment: Segment) {
    text(segment.id)
    optionalText(segment.parentID)
    text(segment.name)
    optionalText(segment.origin)
    optionalText(segment.namespace)
    signed(segment.startUs)
    optional(segment.endUs) { $0.signed($1 &- segment.startUs) }
    byte(
      (segment.error ? 1 : 0) | (segment.fault ? 2 : 0) | (segment.throttle ? 4 : 0)
        | (segment.inProgress ? 8 : 0))
    optional(segment.http) { writer, http in
      writer.optionalText(http.method)
      writer.optionalText(http.url)
      writer.optional(http.status) { $0.signed(Int64($1)) }
    }
    pairs(segment.aws)
    pairs(segment.sql)
    optional(segment.cause) { writer, cause in
      writer.optionalText(cause.type)
      writer.optionalText(cause.message)
      writer.list(cause.stack) { $0.text($1) }
      writer.optionalText(cause.ref)
    }
    pairs(segment.annotations)
    optionalText(segment.metadata)
    optionalText(segment.resourceARN)
    list(segment.subsegments) { $0.segment($1) }
  }

  private mutating func optionalText(_ value: String?) { optional(value) { $0.text($1) } }

  private mutating func pairs(_ pairs: [String: String]) {
    list(pairs.sorted { $0.key < $1.key }) { writer, pair in
      writer.text(pair.key)
      writer.text(pair.value)
    }
  }
}

extension FieldReader {
  fileprivate mutating func segment(depth: Int, deepest: Int) throws -> Segment {
    guard depth <= deepest else { throw DamagedData("a trace is nested too deep") }
    let (id, parent) = (try text(), try optionalText())
    let (name, origin, namespace) = (try text(), try optionalText(), try optionalText())
    let start = Clamp.time(try signed())
    let end = try optional { try $0.signed() }.map { Clamp.time(start &+ $0) }
    let flags = try byte()
    var segment = Segment(
      id: id, parentID: parent, name: name, origin: origin, namespace: namespace, startUs: start,
      endUs: end, error: flags & 1 != 0, fault: flags & 2 != 0, throttle: flags & 4 != 0,
      inProgress: flags & 8 != 0)
    segment.http = try optional { reader in
      Segment.HTTP(
        method: try reader.optionalText(), url: try reader.optionalText(),
        status: try reader.optional { Int(truncatingIfNeeded: try $0.signed()) })
    }
    segment.aws = try pairs()
    segment.sql = try pairs()
    segment.cause = try optional { reader in
      Segment.Cause(
        type: try reader.optionalText(), message: try reader.optionalText(),
        stack: try reader.list { try $0.text() }, ref: try reader.optionalText())
    }
    segment.annotations = try pairs()
    segment.metadata = try optionalText()
    segment.resourceARN = try optionalText()
    segment.subsegments = try list { try $0.segment(depth: depth + 1, deepest: deepest) }
    return segment
  }

  private mutating func optionalText() throws -> String? { try optional { try $0.text() } }

  private mutating func pairs() throws -> [String: String] {
    let pairs = try list(bytesEach: 2) { (try $0.text(), try $0.text()) }
    return Dictionary(pairs) { _, last in last }
  }
}
