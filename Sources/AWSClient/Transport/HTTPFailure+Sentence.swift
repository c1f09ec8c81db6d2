extension HTTPFailure {
  /// What was asked, why it failed, and what to do.
  package var sentence: String {
    let start = words.hasPrefix("the") ? "T" + words.dropFirst() : words
    let trouble = start + (detail.isEmpty ? "" : " (\(detail))")
    return advice.map { "\(trouble). \($0)" } ?? "\(trouble): \(usualAdvice)."
  }

  /// Whether the same request may do better a moment later.
  var isTransient: Bool {
    switch kind {
    case .nameNotFound, .refused, .unreachable, .timedOut, .cutShort: true
    case .certificate, .noCertificates, .proxy, .tooLarge, .cancelled: false
    }
  }

  /// What went wrong, in words without advice.
  package var words: String {
    switch kind {
    case .nameNotFound: "\(host) cannot be found"
    case .refused: "\(host) refuses connections"
    case .unreachable: "\(host) cannot be reached"
    case .timedOut: "\(host) did not answer in time"
    case .cutShort: "\(host) closed the connection before its answer was whole"
    case .certificate: "the certificate of \(host) is not trusted"
    case .noCertificates: "there is no CA bundle to check \(host) with"
    case .proxy: "the proxy does not lead to \(host)"
    case .tooLarge: "the answer of \(host) is too large"
    case .cancelled: "the call to \(host) was cancelled"
    }
  }

  private var usualAdvice: String {
    switch kind {
    case .nameNotFound: "check the name of the region and the network"
    case .refused: "check that it runs, and what AWS_ENDPOINT_URL says"
    case .unreachable: "check the network, the VPN or the VPC endpoints"
    case .timedOut: "check the network, or ask for less at once"
    case .cutShort, .cancelled: "try again"
    case .certificate: "if a proxy opens TLS, name its CA file in AWS_CA_BUNDLE"
    case .noCertificates: "install ca-certificates, or name a file in AWS_CA_BUNDLE"
    case .proxy: "check HTTPS_PROXY, HTTP_PROXY and NO_PROXY"
    case .tooLarge: "ask for a shorter time or fewer resources"
    }
  }
}
