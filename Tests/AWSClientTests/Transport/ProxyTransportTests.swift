// The smaller builds of this target have no network library.
#if canImport(AsyncHTTPClient)
  import Testing

  @testable import AWSClient

  /// Requests that go through a proxy, and proxies that do not let them.
  @Suite(.timeLimit(.minutes(10)))
  struct ProxyTransportTests {
    private static func failure(_ url: String, _ proxy: String) async throws -> HTTPFailure? {
      let settings = try TransportSettings(environment: [
        "HTTPS_PROXY": proxy, "HTTP_PROXY": proxy,
      ])
      let transport = try AsyncHTTPTransport(settings, now: { 0 })
      do throws(HTTPFailure) {
        _ = try await transport.send(HTTPRequest(method: "GET", url: url), within: 30)
        return nil
      } catch { return error }
    }

    @Test(arguments: [
      ("https://sts.amazonaws.com/", "sts.amazonaws.com:443"),
      ("http://build.example.com/", "build.example.com:80"),
    ])
    func `asks the proxy for a tunnel, and says who asks`(url: String, target: String) async throws
    {
      let server = try StubServer(.answer(403))
      let failure = try await Self.failure(url, "http://me:pass@127.0.0.1:\(server.port)")
      #expect(failure?.kind == .proxy)
      #expect(failure?.host == target.split(separator: ":").first.map(String.init))
      #expect(failure?.detail == "127.0.0.1:\(server.port) refused")
      let head = server.heads[0]
      #expect(head.hasPrefix("CONNECT \(target) HTTP/1.1\r\n"))
      #expect(head.lowercased().contains("proxy-authorization: basic bwu6cgfzcw==\r\n"))
    }

    @Test func `sends the request through the tunnel, without the proxy's password`() async throws {
      let server = try StubServer(.answer(200), .answer(200))
      let proxy = "http://me:pass@127.0.0.1:\(server.port)"
      #expect(try await Self.failure("http://build.example.com/a", proxy) == nil)
      #expect(server.requests.count == 2)
      #expect(server.heads[1].hasPrefix("GET /a HTTP/1.1\r\n"))
      #expect(!server.heads[1].lowercased().contains("proxy-authorization"))
    }

    @Test(arguments: ["https://sts.amazonaws.com/", "http://build.example.com/"])
    func `tells that a proxy asks for a password`(_ url: String) async throws {
      let server = try StubServer(.answer(407, ["Proxy-Authenticate": "Basic realm=\"x\""]))
      let failure = try await Self.failure(url, "http://127.0.0.1:\(server.port)")
      #expect(failure?.kind == .proxy)
      #expect(failure?.detail == "127.0.0.1:\(server.port) asks for a user and password")
    }

    @Test func `tells that the proxy is not there`() async throws {
      let gone = try StubSocket.listening()
      gone.0.shutDown()
      let failure = try await Self.failure(
        "https://sts.amazonaws.com/", "http://127.0.0.1:\(gone.port)")
      #expect(failure?.kind == .proxy)
      #expect(failure?.detail == "127.0.0.1:\(gone.port) refuses connections")
    }

    @Test func `tells of a proxy whose name is not known`() async throws {
      let failure = try await Self.failure("https://sts.amazonaws.com/", "http://proxy.invalid:1")
      #expect(failure?.kind == .proxy)
      #expect(failure?.detail == "proxy.invalid:1 has no address")
    }
  }
#endif
