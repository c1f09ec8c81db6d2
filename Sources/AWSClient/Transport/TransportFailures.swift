import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

/// Turns what the libraries throw into failures that can be told; the only place that knows their errors.
struct TransportFailures {
  let host: String
  let proxy: ProxyServer?
  let answerBytes: Int

  /// What is said of a certificate of which no more than that is known.
  private static let untrusted = "nobody known has signed it, or its time has passed"

  var noCertificates: HTTPFailure { make(.noCertificates) }

  /// The same failure with what a closer look at the certificate told; `nil` for a failure of another kind.
  func explained(
    _ failure: HTTPFailure, _ look: () async -> CertificateTrouble?
  ) async -> HTTPFailure? {
    guard failure.kind == .certificate, failure.detail == Self.untrusted,
      let trouble = await look()
    else { return nil }
    var told = make(.certificate, trouble.detail)
    told.advice = trouble.advice
    return told
  }

  func failure(for error: any Error) -> HTTPFailure {
    switch error {
    case is CancellationError: make(.cancelled)
    case let passed as DeadlinePassed: make(.timedOut, "no whole answer in \(passed.seconds) s")
    case let error as HTTPClientError: client(error)
    case let error as NIOConnectionError: connection(error)
    case let error as IOError: system(error)
    case let error as NIOSSLError: tls(error)
    case let error as BoringSSLError: tls(.handshakeFailed(error))
    case let error as NIOSSLExtraError: tls(error)
    case let error as ChannelError: channel(error)
    case is NIOTooManyBytesError, NIOHTTPDecompression.DecompressionError.limit:
      make(.tooLarge, "more than \(answerBytes >> 20) MiB")
    case is HTTPParserError: make(.cutShort, "\(error)")
    case is NIOHTTPDecompression.DecompressionError,
      is NIOHTTPDecompression.ExtraDecompressionError:
      make(.cutShort, "its compression is broken")
    default: make(.unreachable, "\(error)")
    }
  }

  private func make(_ kind: HTTPFailure.Kind, _ detail: String = "") -> HTTPFailure {
    HTTPFailure(kind, host: host, detail: detail)
  }

  /// A connection that failed: where there is a proxy, it is the proxy's.
  private func connecting(_ kind: HTTPFailure.Kind, _ detail: String = "") -> HTTPFailure {
    guard let proxy else { return make(kind, detail) }
    let why =
      switch kind {
      case .nameNotFound: "has no address"
      case .refused: "refuses connections"
      case .timedOut: "did not answer in time"
      default: "cannot be reached"
      }
    return make(.proxy, "\(proxy) \(why)")
  }
}

// MARK: - The families of errors

extension TransportFailures {
  private func client(_ error: HTTPClientError) -> HTTPFailure {
    switch error {
    case .connectTimeout: connecting(.timedOut, "no connection was made")
    case .tlsHandshakeTimeout: make(.timedOut, "the TLS handshake was not finished")
    case .readTimeout, .writeTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout:
      make(.timedOut)
    case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
      make(.proxy, "\(proxyName) did not answer in time")
    case .proxyAuthenticationRequired: make(.proxy, "\(proxyName) asks for a user and password")
    case .invalidProxyResponse: make(.proxy, "\(proxyName) refused")
    case .remoteConnectionClosed, .uncleanShutdown: make(.cutShort)
    case .cancelled, .alreadyShutdown: make(.cancelled)
    default: make(.unreachable, error.shortDescription)
    }
  }

  private var proxyName: String { proxy.map(String.init(describing:)) ?? "it" }

  /// A name that gave no address, or addresses none of which took the connection.
  private func connection(_ error: NIOConnectionError) -> HTTPFailure {
    guard let last = error.connectionErrors.last?.error else { return connecting(.nameNotFound) }
    switch last {
    case let error as IOError: return system(error)
    case ChannelError.connectTimeout: return connecting(.timedOut, "no connection was made")
    default: return connecting(.unreachable, "\(last)")
    }
  }

  private func system(_ error: IOError) -> HTTPFailure {
    switch error.errnoCode {
    case ECONNREFUSED: connecting(.refused)
    case ETIMEDOUT: connecting(.timedOut, "no connection was made")
    case ENETUNREACH: connecting(.unreachable, "there is no way to its network")
    case EHOSTUNREACH: connecting(.unreachable, "there is no way to it")
    case ECONNRESET, EPIPE, ECONNABORTED: make(.cutShort)
    default: connecting(.unreachable, "\(error)")
    }
  }

  private func tls(_ error: NIOSSLError) -> HTTPFailure {
    guard case .handshakeFailed(let cause) = error else {
      return error == .uncleanShutdown ? make(.cutShort) : make(.certificate, "\(error)")
    }
    let text = "\(cause)"
    if cause == .unknownError([]) { return noCertificates }
    if text.contains("CERTIFICATE_VERIFY_FAILED") {
      return make(.certificate, Self.untrusted)
    }
    if text.contains("WRONG_VERSION_NUMBER") { return make(.certificate, "it speaks no TLS") }
    return make(.certificate, text)
  }

  private func tls(_ error: NIOSSLExtraError) -> HTTPFailure {
    error == .failedToValidateHostname
      ? make(.certificate, "it is for another name") : make(.certificate, "\(error)")
  }

  private func channel(_ error: ChannelError) -> HTTPFailure {
    switch error {
    case .connectTimeout: connecting(.timedOut, "no connection was made")
    case .ioOnClosedChannel, .alreadyClosed, .eof, .inputClosed, .outputClosed: make(.cutShort)
    default: make(.unreachable, "\(error)")
    }
  }
}
