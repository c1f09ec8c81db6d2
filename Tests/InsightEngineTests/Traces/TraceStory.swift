import ServerlessModel

@testable import InsightEngine

/// Traces in a few words: who called whom, from when to when in milliseconds.
enum TraceStory {
  static let account = "111122223333"
  static let region = "eu-west-1"
  static let start = Instant(milliseconds: 1_795_000_000_000)
  static let later = start.adding(seconds: 3600)

  static func segment(
    _ id: Int, _ name: String, _ from: Int64, _ to: Int64?, origin: String? = nil,
    parent: Int? = nil
  ) -> Segment {
    let base = start.milliseconds * 1000
    var segment = Segment(
      id: name16(id), parentID: parent.map(name16), name: name, origin: origin,
      startUs: base + from * 1000, endUs: to.map { base + $0 * 1000 })
    segment.inProgress = to == nil
    return segment
  }

  /// A call that a segment made, of AWS or of a host.
  static func call(
    _ id: Int, _ name: String, _ from: Int64, _ to: Int64?, _ namespace: String = "remote",
    failed: Bool = false, table: String? = nil
  ) -> Segment {
    var call = segment(id, name, from, to)
    call.namespace = namespace
    call.fault = failed
    if let table { call.aws = ["operation": "GetItem", "table_name": table] }
    return call
  }

  static func function(
    _ id: Int, _ name: String, _ from: Int64, _ to: Int64?, parent: Int? = nil,
    calls: [Segment] = []
  ) -> Segment {
    var run = segment(id, name, from, to, origin: "AWS::Lambda::Function", parent: parent)
    run.subsegments = calls
    return run
  }

  static func trace(_ number: UInt64, _ segments: [Segment]) -> Trace {
    Trace(
      id: TraceID(epochSeconds: 1_795_000_000, randomHigh: 0, randomLow: number), account: account,
      region: region, segments: segments)
  }

  static func resource(
    _ kind: ResourceKind, _ name: String, account: String = account
  ) -> Resource {
    Resource(
      id: ResourceID(kind, name: name, account: account, region: region), kind: kind, name: name,
      account: account, region: region, validFrom: start)
  }

  private static func name16(_ number: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
