import ServerlessModel

extension Fleet {
  /// The fleet with an annotation on its one traced incident.
  static let annotated: FakeReading = {
    var reading = Self.reading
    reading.traceList = Array(reading.traceList.prefix(1))
    reading.traceList[0].segments[1].annotations = ["order": "1841"]
    return reading
  }()

  /// The fleet with a message of the queue that was delivered twice, and the ids of both runs.
  static let redelivered: (reading: FakeReading, first: String, second: String) = {
    var reading = Self.reading
    var run = Execution(
      resource: chargeCard, start: moment("2026-11-20T14:20:00Z"), status: .error)
    run.requestID = RequestID(high: 0x1111_2222_3333_4444, low: 0x8111_0000_0000_0001)
    run.end = run.start.adding(milliseconds: 900)
    run.duration = Elapsed(milliseconds: 900)
    var again = run
    again.requestID = RequestID(high: 0x5555_6666_7777_8888, low: 0x8111_0000_0000_0002)
    again.start = moment("2026-11-20T14:20:34.500Z")
    again.end = again.start.adding(milliseconds: 900)
    (again.attempt, again.retryKind) = (2, .redelivery)
    again.retryEvidence =
      "message 3f2ac1d0 of \(run.requestID?.short ?? ""), 34 s before, by its id in the log"
    reading.executionList += [run, again]
    var queue = QueueConfiguration()
    (queue.visibilityTimeoutSeconds, queue.maxReceiveCount) = (30, 3)
    queue.deadLetterTarget = ordersDLQ.arn
    let orders = ResourceID(.queue, name: "orders-queue", account: prod, region: region)
    reading.configurationList[orders] = [
      ConfigurationVersion(from: start, configuration: .queue(queue))
    ]
    return (reading, run.requestID?.description ?? "", again.requestID?.description ?? "")
  }()

  /// The fleet with traces that go round: two functions that call each other, and a host.
  static let circle: FakeReading = {
    var reading = Self.reading
    let base = moment("2026-11-20T14:20:00Z").milliseconds * 1000
    func run(_ id: Int, _ name: String, _ from: Int64, _ to: Int64, parent: Int?) -> Segment {
      var segment = Segment(
        id: "bbbb00000000000\(id)", parentID: parent.map { "bbbb00000000000\($0)" }, name: name,
        origin: "AWS::Lambda::Function", startUs: base + from * 1000, endUs: base + to * 1000)
      segment.annotations = [:]
      return segment
    }
    let ring = [
      run(1, "place-order", 0, 900, parent: nil), run(2, "orders-api", 100, 800, parent: 1),
      run(3, "place-order", 200, 700, parent: 2),
    ]
    reading.traceList.append(
      Trace(
        id: TraceID(epochSeconds: 1_795_184_400, randomHigh: 9, randomLow: 9), account: prod,
        region: region, segments: ring))
    return reading
  }()
}
