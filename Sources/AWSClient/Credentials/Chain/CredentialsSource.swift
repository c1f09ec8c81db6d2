/// One place that may hold credentials.
protocol CredentialsSource: Sendable {
  /// What a user calls it: `environment`, `container`.
  var place: String { get }

  /// The credentials that lie there now.
  func credentials() async throws(SourceFailure) -> Credentials
}

/// Why a place gave no credentials.
enum SourceFailure: Error, Hashable {
  /// It is not set up; the next place is asked.
  case absent(String)
  /// It is set up and does not work; no other place may stand in for it.
  case failed(String, advice: String)

  var why: String {
    switch self {
    case .absent(let why), .failed(let why, _): why
    }
  }

  /// What to do; nothing about a place that is not set up.
  var advice: String {
    switch self {
    case .absent: ""
    case .failed(_, let advice): advice
    }
  }
}
