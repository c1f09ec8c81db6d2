extension HTTPFailure {
  /// What was asked, why it failed, and what to do.
  package var sentence: String {
    switch kind {
    case .nameNotFound:
      "\(host) cannot be found\(because): check the name of the region and the network."
    case .refused:
      "\(host) refuses connections\(because): check that it runs, and any AWS_ENDPOINT_URL."
    case .unreachable:
      "\(host) cannot be reached\(because): check the network, the VPN or the VPC endpoints."
    case .timedOut:
      "\(host) did not answer in time\(because): check the network, or ask for less at once."
    case .cutShort:
      "\(host) closed the connection before its answer was whole\(because): try again."
    case .certificate:
      "The certificate of \(host) is not trusted\(because): "
        + "if a proxy opens TLS, name its CA file in AWS_CA_BUNDLE."
    case .noCertificates:
      "There is no CA bundle to check \(host) with\(because): "
        + "install ca-certificates, or name a file in AWS_CA_BUNDLE."
    case .proxy:
      "The proxy does not lead to \(host)\(because): check HTTPS_PROXY, HTTP_PROXY and NO_PROXY."
    case .tooLarge:
      "The answer of \(host) is too large\(because): ask for a shorter time or fewer resources."
    case .cancelled: "The call to \(host) was cancelled."
    }
  }

  /// Whether the same request may do better a moment later.
  var isTransient: Bool {
    switch kind {
    case .nameNotFound, .refused, .unreachable, .timedOut, .cutShort: true
    case .certificate, .noCertificates, .proxy, .tooLarge, .cancelled: false
    }
  }

  private var because: String { detail.isEmpty ? "" : " (\(detail))" }
}
