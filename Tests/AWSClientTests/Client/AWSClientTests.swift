import Testing

@testable import AWSClient

/// What a caller sees of tries, waits and refusals.
struct AWSClientTests {
  private static let throttled = #"{"__type":"ThrottlingException","message":"Rate exceeded"}"#
  private static let expired = #"{"__type":"ExpiredTokenException"}"#
  private static let skewed = #"{"__type":"InvalidSignatureException"}"#
  private static let internalError = #"{"__type":"InternalFailure"}"#

  @Test func `sends a signed request once`() async throws {
    let transport = ScriptedTransport(.answer(200, [:], "{}"))
    let bench = ClientBench(transport)
    _ = try await bench.client.call(ClientBench.call())
    let request = try #require(transport.sent.first)
    #expect(transport.sent.count == 1)
    #expect(request.url == "https://lambda.eu-west-1.amazonaws.com/")
    #expect(request.headers["X-Amz-Security-Token"] == "session 0")
    #expect(request.headers["Authorization"]?.contains("/eu-west-1/lambda/aws4_request") == true)
    #expect(bench.clock.slept.isEmpty)
  }

  @Test func `a service of one region is signed for there`() async throws {
    let transport = ScriptedTransport(.answer(200, [:], "{}"))
    _ = try await ClientBench(transport).client.call(ClientBench.call("ListAccountAliases"))
    let request = try #require(transport.sent.first)
    #expect(request.url == "https://iam.amazonaws.com/")
    #expect(request.headers["Authorization"]?.contains("/us-east-1/iam/") == true)
  }

  @Test(arguments: [
    ScriptedTransport.Line.answer(500, [:], "<html>oops</html>"), .answer(502), .answer(503),
    .answer(504), .answer(400, [:], throttled), .answer(429), .failure(.cutShort),
    .failure(.refused), .failure(.timedOut), .answer(400, [:], #"{"__type":"RequestTimeout"}"#),
  ])
  func `a trouble that passes is not seen`(_ line: ScriptedTransport.Line) async throws {
    let transport = ScriptedTransport(line, line, .answer(200, [:], "{}"))
    let bench = ClientBench(transport)
    let call = try ClientBench.call()
    _ = try await bench.client.call(call)
    #expect(transport.sent.count == 3)
    #expect(bench.count(of: call).retries == 2)
    #expect(bench.count(of: call).refused == 0)
  }

  @Test(arguments: [
    ("ListFunctions", 3), ("ListTables", 4),
  ])
  func `a trouble that stays is told after so many tries`(name: String, tries: Int) async throws {
    let transport = ScriptedTransport(.answer(500, [:], Self.internalError))
    let bench = ClientBench(transport)
    let call = try ClientBench.call(name)
    let failure = await bench.failure(of: call)
    #expect(failure?.word == "InternalFailure")
    #expect(transport.sent.count == tries)
    #expect(bench.count(of: call).refused == 1)
  }

  @Test func `one attempt means no retry`() async throws {
    let transport = ScriptedTransport(.answer(500, [:], Self.internalError))
    let bench = ClientBench(transport, attempts: 1)
    _ = await bench.failure(of: try ClientBench.call())
    #expect(transport.sent.count == 1)
  }

  @Test(arguments: [
    (403, #"{"__type":"AccessDeniedException"}"#, "AccessDeniedException"),
    (404, #"{"__type":"ResourceNotFoundException"}"#, "ResourceNotFoundException"),
    (400, #"{"__type":"ValidationException"}"#, "ValidationException"),
    (404, "<html>nothing here</html>", "404"), (200, "<html>a login page</html>", "unreadable"),
  ])
  func `a refusal is told at once`(status: Int, body: String, word: String) async throws {
    let transport = ScriptedTransport(.answer(status, [:], body))
    let bench = ClientBench(transport)
    #expect(await bench.failure(of: try ClientBench.call())?.word == word)
    #expect(transport.sent.count == 1)
  }

  @Test func `waits as long as AWS asks, and slows down`() async throws {
    let transport = ScriptedTransport(
      .answer(429, ["Retry-After": "7"], Self.throttled), .answer(200, [:], "{}"))
    let bench = ClientBench(transport, share: 0)
    let call = try ClientBench.call()
    let start = bench.clock.now
    _ = try await bench.client.call(call)
    #expect(bench.clock.now - start >= 7)
    #expect(bench.count(of: call).throttles == 1)
    let limiter = bench.limiters.limiter(
      for: call.operation, account: "111122223333", region: "eu-west-1")
    #expect(limiter.perSecond < 5)
  }

  @Test func `a throttled call that fails says when the next try is`() async throws {
    let transport = ScriptedTransport(.answer(400, ["Retry-After": "90"], Self.throttled))
    let bench = ClientBench(transport)
    let call = try ClientBench.call()
    let failure = await bench.failure(of: call)
    #expect(transport.sent.count == 1)
    #expect(failure?.word == "ThrottlingException")
    #expect((failure?.retryAfter ?? 0) >= 90)
    let next = bench.client.nextTry(of: call.operation, region: "eu-west-1")
    #expect(next - bench.clock.now >= 90)
  }

  @Test func `a service that keeps failing is soon asked only once a call`() async throws {
    let transport = ScriptedTransport(.failure(.timedOut))
    let bench = ClientBench(transport)
    let call = try ClientBench.call()
    for _ in 0..<40 { _ = await bench.failure(of: call) }
    #expect(transport.sent.count == 40 + 50)
  }

  @Test func `signs by the server's clock when this one is wrong`() async throws {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    let transport = ScriptedTransport(
      .answer(403, ["Date": date], Self.skewed), .answer(200, ["Date": date], "{}"))
    let bench = ClientBench(transport)
    let call = try ClientBench.call()
    _ = try await bench.client.call(call)
    _ = try await bench.client.call(call)
    #expect(
      transport.sent.map { $0.headers["X-Amz-Date"]?.prefix(8) }
        == ["20250615", "19941106", "19941106"])
    #expect(bench.clock.slept.isEmpty)
  }

  @Test func `a wrong secret is not taken for a wrong clock`() async throws {
    let clock = ManualClock(jumpingFrom: 784_111_777)
    let transport = ScriptedTransport(
      .answer(403, ["Date": "Sun, 06 Nov 1994 08:52:37 GMT"], Self.skewed))
    let client = AWSClient(
      account: "a", credentials: StubCredentials(), transport: transport, codec: StubCodec(),
      endpoints: Endpoints(),
      limiters: RateLimiters(clock: clock) { _ in CallRate(10, pool: "all") }, clock: clock)
    await #expect(throws: AWSFailure.self) { try await client.call(ClientBench.call()) }
    #expect(transport.sent.count == 1)
  }

  @Test func `renews a session that has ended, once`() async throws {
    let transport = ScriptedTransport(
      .answer(400, [:], Self.expired), .answer(200, [:], "{}"), .answer(400, [:], Self.expired))
    let bench = ClientBench(transport)
    let call = try ClientBench.call()
    _ = try await bench.client.call(call)
    #expect(bench.credentials.renewed == 1)
    #expect(transport.sent.last?.headers["X-Amz-Security-Token"] == "session 1")
    #expect(await bench.failure(of: call)?.word == "ExpiredTokenException")
    #expect(transport.sent.count == 4)
  }

  @Test func `a request that expired under a right clock means the session`() async throws {
    let transport = ScriptedTransport(
      .answer(400, [:], #"{"__type":"RequestExpired"}"#), .answer(200, [:], "{}"))
    let bench = ClientBench(transport)
    _ = try await bench.client.call(ClientBench.call())
    #expect(bench.credentials.renewed == 1)
  }

  @Test func `says what is wrong with a region`() async throws {
    let transport = ScriptedTransport(.failure(.nameNotFound))
    let bench = ClientBench(transport)
    let malformed = await bench.failure(of: try ClientBench.call(region: "EU-WEST-1"))
    #expect(transport.sent.isEmpty)
    let unlisted = await bench.failure(of: try ClientBench.call(region: "eu-west-99"))
    #expect(transport.sent.count == 1)
    for failure in [malformed, unlisted] {
      guard case .unreachable(let why, _) = failure else {
        Issue.record("no sentence")
        continue
      }
      #expect(why.sentence.contains("did you mean eu-west-1?"))
    }
  }

  @Test func `a cancelled call ends`() async throws {
    let transport = ScriptedTransport(.answer(500))
    let bench = ClientBench(transport)
    let call = try ClientBench.call()
    let task = Task { () -> AWSFailure? in
      withUnsafeCurrentTask { $0?.cancel() }
      return await bench.failure(of: call)
    }
    #expect(await task.value?.word == "cancelled")
    #expect(transport.sent.count <= 1)
  }

  @Test func `counts what was asked, and the metrics that cost`() async throws {
    let metric = JSONValue.object(["Id": .text("m"), "MetricStat": .object([:])])
    let sum = JSONValue.object(["Id": .text("e"), "Expression": .text("m*2")])
    let call = try ClientBench.call(
      "GetMetricData", input: ["MetricDataQueries": .list([metric, metric, sum])])
    let bench = ClientBench(ScriptedTransport(.answer(500), .answer(200, [:], #"{"a":1}"#)))
    _ = try await bench.client.call(call)
    let count = bench.count(of: call)
    #expect(count.calls == 2)
    #expect(count.retries == 1)
    #expect(count.metrics == 2)
    #expect(count.bytesReceived == 7)
    #expect(count.bytesSent > 100)
  }
}
