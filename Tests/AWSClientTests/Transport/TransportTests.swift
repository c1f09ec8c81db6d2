// The smaller builds of this target have no network library.
#if canImport(AsyncHTTPClient)
  import Foundation
  import Testing

  @testable import AWSClient

  /// Answers and troubles as they come over a real socket.
  @Suite(.timeLimit(.minutes(10)))
  struct TransportTests {
    private static func transport(_ change: (inout TransportSettings) -> Void = { _ in }) throws
      -> AsyncHTTPTransport
    {
      var settings = TransportSettings()
      change(&settings)
      return try AsyncHTTPTransport(settings, now: { 0 })
    }

    private static func failure(
      _ url: String, within seconds: Double = 30, _ transport: AsyncHTTPTransport
    ) async -> HTTPFailure? {
      do throws(HTTPFailure) {
        _ = try await transport.send(HTTPRequest(method: "GET", url: url), within: seconds)
        return nil
      } catch { return error }
    }

    @Test func `brings the whole answer, whatever its status`() async throws {
      let body = Array(repeating: UInt8(ascii: "x"), count: 300_000)
      let server = try StubServer(.answer(404, ["X-Two": "a"], body))
      let request = HTTPRequest(
        method: "POST", url: server.url + "/a?b=c", headers: ["X-One": "1"], body: [1, 2, 3])
      let answer = try await Self.transport().send(request, within: 30)
      #expect(answer.status == 404)
      #expect(answer.headers["x-two"] == "a")
      #expect(answer.body == body)
      let head = try #require(server.heads.first)
      #expect(head.hasPrefix("POST /a?b=c HTTP/1.1\r\n"))
      #expect(head.contains("X-One: 1\r\n"))
    }

    @Test func `sends the host header that was signed`() async throws {
      let server = try StubServer(.answer(200))
      let request = Signer().sign(
        HTTPRequest(method: "GET", url: server.url + "/"),
        with: Credentials(accessKeyID: "a", secretAccessKey: "b", source: "a test"),
        region: "eu-west-1", service: "sts", at: 0)
      _ = try await Self.transport().send(request, within: 30)
      let hosts = server.heads[0].split(separator: "\r\n")
        .filter { $0.lowercased().hasPrefix("host:") }
      #expect(hosts == ["Host: 127.0.0.1:\(server.port)"])
    }

    @Test func `uses a connection again`() async throws {
      let server = try StubServer(.answer(200, [:], [1]))
      let transport = try Self.transport()
      for _ in 0..<20 {
        _ = try await transport.send(HTTPRequest(method: "GET", url: server.url), within: 30)
      }
      #expect(server.requests.count == 20)
      #expect(server.connections == 1)
    }

    @Test func `follows no redirect`() async throws {
      let server = try StubServer(.answer(301, ["Location": "http://127.0.0.1:1/"]))
      let answer = try await Self.transport().send(
        HTTPRequest(method: "GET", url: server.url), within: 30)
      #expect(answer.status == 301)
    }

    @Test(arguments: [
      StubScript.Line.raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
      .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"), .raw(""),
      .raw("SSH-2.0-OpenSSH\r\n"), .reset(),
      .reset("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
    ])
    func `a part of an answer is never taken for the whole`(_ line: StubScript.Line) async throws {
      let server = try StubServer(line)
      let failure = await Self.failure(server.url, within: 30, try Self.transport())
      #expect(failure?.kind == .cutShort, "\(failure?.detail ?? "no failure")")
      #expect(failure?.host == "127.0.0.1")
    }

    @Test(arguments: [StubScript.Line.silence, .stall])
    func `the time given bounds head and body together`(_ line: StubScript.Line) async throws {
      let server = try StubServer(line)
      let failure = await Self.failure(server.url, within: 0.3, try Self.transport())
      #expect(failure?.kind == .timedOut)
      #expect(failure?.detail == "no whole answer in 0.3 s")
    }

    @Test func `tells of a port that refuses and a name that is not known`() async throws {
      let transport = try Self.transport()
      let gone = try StubSocket.listening()
      gone.0.shutDown()
      let refused = await Self.failure("http://127.0.0.1:\(gone.port)/", transport)
      #expect(refused?.kind == .refused)
      let unknown = await Self.failure("http://lambda.eu-west-99.invalid/", transport)
      #expect(unknown?.kind == .nameNotFound, "\(unknown?.detail ?? "")")
      #expect(unknown?.host == "lambda.eu-west-99.invalid")
    }

    @Test func `a cancelled call ends at once`() async throws {
      let server = try StubServer(.silence)
      let transport = try Self.transport()
      let task = Task { [url = server.url] in await Self.failure(url, within: 50, transport) }
      while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      #expect(await task.value?.kind == .cancelled)
    }

    @Test func `stops at an answer that is too large`() async throws {
      let server = try StubServer(.answer(200, [:], Array(repeating: 0, count: 3 << 20)))
      let transport = try Self.transport { $0.answerBytes = 2 << 20 }
      let failure = await Self.failure(server.url, transport)
      #expect(failure?.kind == .tooLarge)
      #expect(failure?.detail == "more than 2 MiB")
    }

    @Test func `reads what is compressed, and stops at a bomb`() async throws {
      let small = try #require(Gzip.zeros(1 << 20))
      let bomb = try #require(Gzip.zeros(16 << 20))
      let server = try StubServer(
        .answer(200, ["Content-Encoding": "gzip"], small),
        .answer(200, ["Content-Encoding": "gzip"], bomb))
      let transport = try Self.transport { $0.answerBytes = 2 << 20 }
      let answer = try await transport.send(
        HTTPRequest(method: "GET", url: server.url), within: 30)
      #expect(answer.body.count == 1 << 20)
      #expect(await Self.failure(server.url, transport)?.kind == .tooLarge)
    }

    @Test func `an answer whose compression is broken is no answer`() async throws {
      let server = try StubServer(
        .answer(200, ["Content-Encoding": "gzip"], Array("no gzip".utf8)))
      #expect(await Self.failure(server.url, try Self.transport())?.kind == .cutShort)
    }

    @Test func `a transport may go while its last answer is fresh`() async throws {
      let server = try StubServer(.answer(200))
      for _ in 0..<10 {
        let transport = try Self.transport()
        _ = try await transport.send(HTTPRequest(method: "GET", url: server.url), within: 30)
      }
      #expect(server.requests.count == 10)
    }
  }

  /// Bytes as gzip packs them.
  enum Gzip {
    static func zeros(_ count: Int) -> [UInt8]? {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.arguments = ["-c", "head -c \(count) /dev/zero | gzip -9"]
      let output = Pipe()
      process.standardOutput = output
      guard (try? process.run()) != nil else { return nil }
      return Array(output.fileHandleForReading.readDataToEndOfFile())
    }
  }
#endif
