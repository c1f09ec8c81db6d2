// The smaller builds of this target have no network library.
#if canImport(AsyncHTTPClient)
  import Foundation
  import Testing

  @testable import AWSClient

  /// Who is trusted, and what is said of those who are not.
  @Suite(.timeLimit(.minutes(1)), .enabled(if: TLSServer.isPossible))
  struct CertificateTests {
    private static func send(_ url: String, bundle: String?) async throws -> Result<
      Int, HTTPFailure
    > {
      let settings = try TransportSettings(
        environment: bundle.map { ["AWS_CA_BUNDLE": $0] } ?? [:])
      let transport = try AsyncHTTPTransport(settings)
      do throws(HTTPFailure) {
        return .success(
          try await transport.send(HTTPRequest(method: "GET", url: url), within: 30).status)
      } catch { return .failure(error) }
    }

    @Test func `trusts whom the bundle names`() async throws {
      let server = try TLSServer(name: "localhost")
      let url = "https://localhost:\(server.port)/"
      #expect(try await Self.send(url, bundle: server.certificate) == .success(200))
    }

    @Test func `does not trust a stranger`() async throws {
      let server = try TLSServer(name: "localhost")
      let outcome = try await Self.send("https://localhost:\(server.port)/", bundle: nil)
      let why = "nobody known has signed it, or its time has passed"
      #expect(outcome == .failure(HTTPFailure(.certificate, host: "localhost", detail: why)))
    }

    @Test func `does not trust a certificate for another name`() async throws {
      let server = try TLSServer(name: "other.example.com")
      let outcome = try await Self.send(
        "https://localhost:\(server.port)/", bundle: server.certificate)
      let why = "it is for another name"
      #expect(outcome == .failure(HTTPFailure(.certificate, host: "localhost", detail: why)))
    }

    @Test func `tells of a server that speaks no TLS`() async throws {
      let server = try StubServer(greeting: "220 mail.example.com ESMTP\r\n")
      let outcome = try await Self.send("https://127.0.0.1:\(server.port)/", bundle: nil)
      let why = "it speaks no TLS"
      #expect(outcome == .failure(HTTPFailure(.certificate, host: "127.0.0.1", detail: why)))
    }

    @Test(arguments: [
      ("/nowhere/ca.pem", "there is no such file"), ("/etc/hostname", "it holds no certificate"),
    ])
    func `a bundle that cannot be used is told at the start`(path: String, why: String) throws {
      let settings = try TransportSettings(environment: ["AWS_CA_BUNDLE": path])
      let failure = #expect(throws: TransportSetupFailure.self) {
        try AsyncHTTPTransport(settings)
      }
      #expect(
        failure?.sentence == "AWS_CA_BUNDLE names \(path) as CA bundle, but \(why): "
          + "name a file of PEM certificates.")
    }

    @Test func `the environment's bundle wins over the profile's`() throws {
      let settings = try TransportSettings(
        environment: ["AWS_CA_BUNDLE": "/a", "SSL_CERT_FILE": "/c"], caBundle: "/b")
      #expect(settings.caBundle?.path == "/a")
      let profile = try TransportSettings(environment: ["SSL_CERT_FILE": "/c"], caBundle: "/b")
      #expect(profile.caBundle?.path == "/b")
      #expect(try TransportSettings(environment: [:]).caBundle == nil)
    }
  }
#endif
