// The smaller builds of this target have no network library.
#if canImport(AsyncHTTPClient)
  import Foundation
  import Testing

  @testable import AWSClient

  /// Who is trusted, and what is said of those who are not.
  @Suite(.timeLimit(.minutes(10)), .enabled(if: TLSServer.isPossible))
  struct CertificateTests {
    private static let day = 86_400.0

    /// `after` is how many seconds the clock that is asked is ahead.
    private static func send(
      _ url: String, bundle: String?, after: Double = 0
    ) async throws -> Result<Int, HTTPFailure> {
      let settings = try TransportSettings(
        environment: bundle.map { ["AWS_CA_BUNDLE": $0] } ?? [:])
      let transport = try AsyncHTTPTransport(settings) {
        Foundation.Date().timeIntervalSince1970 + after
      }
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

    @Test(arguments: [
      (0, "no authority that this machine trusts has signed it", "AWS_CA_BUNDLE"),
      (2.1, "it expired 2 hours ago", "renewed"), (5.1, "it expired 3 days ago", "renewed"),
      (-1, "it holds only in 23 hours", "clock"),
    ])
    func `says of a stranger whether its time or its signer is wrong`(
      days: Double, why: String, advice: String
    ) async throws {
      let server = try TLSServer(name: "localhost")
      let outcome = try await Self.send(
        "https://localhost:\(server.port)/", bundle: nil, after: days * Self.day)
      guard case .failure(let failure) = outcome else {
        Issue.record("it was trusted")
        return
      }
      #expect(failure.kind == .certificate && failure.detail == why)
      #expect(failure.sentence.contains("(\(why)). "))
      #expect(failure.advice?.contains(advice) == true)
    }

    @Test func `a certificate's time is told to the second`() {
      #expect(CertificateTrouble(from: 10, to: 20, at: 20) == .unknownSigner)
      #expect(CertificateTrouble(from: 10, to: 20, at: 21) == .expired(secondsAgo: 1))
      #expect(CertificateTrouble(from: 10, to: 20, at: 9) == .notYetValid(secondsAhead: 1))
      #expect(
        CertificateTrouble.expired(secondsAgo: 59).detail == "it expired less than a minute ago")
      #expect(CertificateTrouble.expired(secondsAgo: 86_400).detail == "it expired 1 day ago")
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
        try AsyncHTTPTransport(settings, now: { 0 })
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
