import NIOCore
import NIOPosix
import NIOSSL

/// Looks once more at the certificate of a server that was not trusted, to say what is wrong with it; it is sent nothing.
struct CertificateLook {
  private static let seconds = 5.0

  let loop: any EventLoopGroup

  /// What is wrong as of a moment, in seconds since 1970; `nil` where no certificate was shown.
  func trouble(of host: String, port: Int, at now: Double) async -> CertificateTrouble? {
    let certificate = try? await Deadline.run(within: Self.seconds) {
      try await self.certificate(of: host, port: port)
    }
    return certificate.map {
      CertificateTrouble(
        from: Double($0.notValidBefore), to: Double($0.notValidAfter), at: now)
    }
  }

  /// The first certificate of a handshake that is then given up.
  private func certificate(of host: String, port: Int) async throws -> NIOSSLCertificate {
    let context = try NIOSSLContext(configuration: .makeClientConfiguration())
    let shown = loop.next().makePromise(of: NIOSSLCertificate.self)
    let isName = (try? SocketAddress(ipAddress: host, port: port)) == nil
    let bootstrap = ClientBootstrap(group: loop).channelInitializer { channel in
      channel.eventLoop.makeCompletedFuture {
        let handler = try NIOSSLClientHandler(
          context: context, serverHostname: isName ? host : nil,
          customVerificationCallback: { certificates, verdict in
            if let first = certificates.first { shown.succeed(first) }
            verdict.succeed(.failed)
          })
        try channel.pipeline.syncOperations.addHandler(handler)
      }
    }
    bootstrap.connect(host: host, port: port).whenComplete { result in
      switch result {
      case .failure(let error): shown.fail(error)
      // A promise that is kept already takes no notice.
      case .success(let channel):
        channel.closeFuture.whenComplete { _ in shown.fail(ChannelError.eof) }
      }
    }
    return try await shown.futureResult.get()
  }
}
