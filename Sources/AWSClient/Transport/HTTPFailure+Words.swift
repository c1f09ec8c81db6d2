extension HTTPFailure {
  /// What went wrong, in words without advice.
  package var words: String {
    switch kind {
    case .nameNotFound: "the name \(host) was not found"
    case .refused: "\(host) refused the connection"
    case .unreachable: "\(host) cannot be reached"
    case .timedOut: "\(host) did not answer in time"
    case .cutShort: "\(host) closed the connection in mid-answer"
    case .certificate: "the certificate of \(host) could not be verified"
    case .noCertificates: "no certificates to verify \(host) with were found"
    case .proxy: "the proxy did not let \(host) through"
    case .tooLarge: "\(host) answered more than expected"
    case .cancelled: "the call to \(host) was cancelled"
    }
  }
}
