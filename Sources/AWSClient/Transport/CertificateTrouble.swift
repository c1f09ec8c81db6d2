/// Why a certificate is not trusted, told apart so that each has its own remedy.
enum CertificateTrouble: Hashable {
  case expired(secondsAgo: Double)
  case notYetValid(secondsAhead: Double)
  /// Its time is right: nobody known has signed it.
  case unknownSigner

  /// Of a certificate that holds from one moment to another.
  init(from: Double, to: Double, at now: Double) {
    if to < now {
      self = .expired(secondsAgo: now - to)
    } else if from > now {
      self = .notYetValid(secondsAhead: from - now)
    } else {
      self = .unknownSigner
    }
  }

  /// What is wrong.
  var detail: String {
    switch self {
    case .expired(let seconds): "it expired \(Self.span(seconds)) ago"
    case .notYetValid(let seconds): "it holds only in \(Self.span(seconds))"
    case .unknownSigner: "no authority that this machine trusts has signed it"
    }
  }

  /// What to do, in a whole sentence.
  var advice: String {
    switch self {
    case .expired, .notYetValid:
      "Check the clock of this machine; if it is right, the certificate must be renewed."
    case .unknownSigner:
      "If a proxy or an endpoint of your own opens TLS, name its CA file in AWS_CA_BUNDLE."
    }
  }

  private static func span(_ seconds: Double) -> String {
    let units = [(86_400.0, "day"), (3600, "hour"), (60, "minute")]
    for (size, name) in units where seconds >= size {
      let count = Int(min(seconds / size, 1e6))
      return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    return "less than a minute"
  }
}
