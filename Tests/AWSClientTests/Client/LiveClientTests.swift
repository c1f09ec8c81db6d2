// The smaller builds of this target have no network library.
#if canImport(AsyncHTTPClient)
  import Testing

  @testable import AWSClient

  /// The client and the transport together, against a server that misbehaves; only the waits are not real.
  @Suite(.timeLimit(.minutes(10)))
  struct LiveClientTests {
    private static let fine = StubScript.Line.answer(200, [:], Array("{}".utf8))

    private static func json(_ status: Int, _ code: String, _ headers: [String: String] = [:])
      -> StubScript.Line
    {
      .answer(status, headers, Array(#"{"__type":"\#(code)","message":"m"}"#.utf8))
    }

    private static func bench(_ server: StubServer) throws -> ClientBench {
      ClientBench(try AsyncHTTPTransport(TransportSettings(), now: { 0 }), endpoint: server.url)
    }

    @Test(arguments: [
      json(400, "ThrottlingException"), json(429, "TooManyRequestsException", ["Retry-After": "3"]),
      .answer(503, [:], Array("<Error><Code>SlowDown</Code></Error>".utf8)),
      .answer(503, ["Retry-After": "2"], Array("<html>busy</html>".utf8)),
      .answer(500, [:], Array("<html>oops</html>".utf8)), json(500, "InternalFailure"),
      .raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"), .raw(""), .reset(),
      .reset("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
    ])
    func `comes through when the third try is answered`(_ line: StubScript.Line) async throws {
      let server = try StubServer(line, line, Self.fine)
      let bench = try Self.bench(server)
      let reply = try await bench.client.call(ClientBench.call())
      #expect(reply.operation.name == "ListFunctions")
      #expect(server.requests.count == 3)
    }

    @Test func `corrects the clock from the answer of a real socket`() async throws {
      let date = ["Date": "Sun, 06 Nov 1994 08:49:37 GMT"]
      let server = try StubServer(Self.json(403, "RequestTimeTooSkewed", date), Self.fine)
      let bench = try Self.bench(server)
      _ = try await bench.client.call(ClientBench.call())
      #expect(server.heads[1].contains("X-Amz-Date: 19941106T0849"))
    }

    @Test func `renews a session that has ended`() async throws {
      let server = try StubServer(Self.json(400, "ExpiredTokenException"), Self.fine)
      let bench = try Self.bench(server)
      _ = try await bench.client.call(ClientBench.call())
      #expect(server.heads[1].contains("X-Amz-Security-Token: session 1"))
    }

    @Test func `tells a port where nobody listens`() async throws {
      let gone = try StubSocket.listening()
      gone.0.shutDown()
      let bench = ClientBench(
        try AsyncHTTPTransport(TransportSettings(), now: { 0 }),
        endpoint: "http://127.0.0.1:\(gone.port)")
      let call = try ClientBench.call()
      #expect(await bench.failure(of: call)?.word == "refused")
      #expect(bench.count(of: call).calls == 3)
    }
  }
#endif
