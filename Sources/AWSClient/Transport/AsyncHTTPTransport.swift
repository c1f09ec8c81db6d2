import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// Sends requests with async-http-client: one for the whole program, with one event loop.
///
/// Connections are kept and used again. Nothing is tried twice here, and no redirect is followed: a signed request
/// is good for one host only.
package final class AsyncHTTPTransport: HTTPSending {
  /// As many as the fastest limiter needs when answers take a second; waiting for one counts against a call's time.
  private static let connectionsPerHost = 24
  private static let loop = MultiThreadedEventLoopGroup(numberOfThreads: 1)

  private let settings: TransportSettings
  private let trust: TrustStore
  private let direct: HTTPClient
  private let proxied: [ProxyServer: HTTPClient]
  private let now: @Sendable () -> Double

  /// Makes the transport; a CA bundle that cannot be used is told now, not at the first request.
  ///
  /// `now` is asked for the seconds since 1970, to say since when a certificate does not hold.
  package init(
    _ settings: TransportSettings, now: @escaping @Sendable () -> Double
  ) throws(TransportSetupFailure) {
    self.now = now
    let trust = try TrustStore(settings.caBundle)
    self.settings = settings
    self.trust = trust
    direct = Self.client(settings, trust, proxy: nil)
    proxied = Dictionary(
      uniqueKeysWithValues: settings.routes.all.map {
        ($0, Self.client(settings, trust, proxy: $0))
      })
  }

  /// The library demands that its clients are shut down before they go; each is kept until it is.
  deinit {
    for client in [direct] + proxied.values {
      client.shutdown { [client] _ in _ = client }
    }
  }

  /// Sends one request over a new connection or one that is open.
  package func send(_ request: HTTPRequest, within seconds: Double) async throws(HTTPFailure)
    -> HTTPAnswer
  {
    guard let url = RequestURL(request.url) else {
      throw HTTPFailure(.unreachable, host: request.url, detail: "it is no web address")
    }
    let proxy = settings.routes.proxy(to: url)
    let failures = TransportFailures(
      host: url.host, proxy: proxy, answerBytes: settings.answerBytes)
    guard url.scheme != "https" || !trust.isAbsent else { throw failures.noCertificates }
    do {
      return try await Deadline.run(within: seconds) {
        try await self.exchange(request, through: proxy)
      }
    } catch {
      let failure = failures.failure(for: error)
      guard proxy == nil else { throw failure }
      let explained = await failures.explained(failure) {
        await CertificateLook(loop: Self.loop).trouble(
          of: url.host, port: url.effectivePort, at: now())
      }
      throw explained ?? failure
    }
  }

  /// A proxy is asked for a tunnel, for plain addresses too, so it sees neither headers nor bodies of TLS.
  private func exchange(_ request: HTTPRequest, through proxy: ProxyServer?) async throws
    -> HTTPAnswer
  {
    let client = proxy.flatMap { proxied[$0] } ?? direct
    let response = try await client.execute(Self.message(request), deadline: .distantFuture)
    let body = try await response.body.collect(upTo: settings.answerBytes)
    var answer = HTTPAnswer(
      status: Int(response.status.code), body: Array(body.readableBytesView))
    for (name, value) in response.headers { answer.headers.append(name, value) }
    return answer
  }

  private static func message(_ request: HTTPRequest) -> HTTPClientRequest {
    var message = HTTPClientRequest(url: request.url)
    message.method = HTTPMethod(rawValue: request.method)
    for field in request.headers.fields {
      message.headers.add(name: field.name, value: field.value)
    }
    if !request.body.isEmpty { message.body = .bytes(ByteBuffer(bytes: request.body)) }
    return message
  }

  private static func client(
    _ settings: TransportSettings, _ trust: TrustStore, proxy: ProxyServer?
  ) -> HTTPClient {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.trustRoots = trust.roots
    tls.minimumTLSVersion = .tlsv12
    var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .nanoseconds(Int64(settings.connectSeconds * 1e9))
    configuration.decompression = .enabled(limit: .size(settings.answerBytes))
    configuration.httpVersion = .http1Only
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connectionsPerHost
    configuration.proxy = proxy.map { proxy in
      let login = proxy.user.map {
        HTTPClient.Authorization.basic(username: $0, password: proxy.password ?? "")
      }
      return .server(host: proxy.host, port: proxy.port, authorization: login)
    }
    return HTTPClient(
      eventLoopGroupProvider: .shared(loop), configuration: configuration)
  }
}
