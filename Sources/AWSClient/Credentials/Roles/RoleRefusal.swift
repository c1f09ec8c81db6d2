/// Says why STS gave no role.
enum RoleRefusal {
  /// The failure in words, with what to do.
  static func failure(_ failure: AWSFailure, role: String, with source: String) -> SourceFailure {
    switch failure {
    case .refused(let error, _, _):
      let said = [error.code, MaskedText.firstLine(error.message)].filter { !$0.isEmpty }
      return .failed(
        "STS refused \(role) to \(source): \(said.joined(separator: ": "))",
        advice: advice(error, role: role, source))
    case .unreachable(let trouble, _):
      return .failed(
        "STS could not be asked for \(role): \(trouble.words)",
        advice: "Check the network, the proxy and the region.")
    case .noCredentials(let failure):
      return .failed(
        "there is nothing to take \(role) with: \(failure.reasons)", advice: failure.advice)
    case .unreadable(let trouble, _):
      return .failed(
        "what STS answered for \(role) could not be read: \(trouble.expected) was expected",
        advice: "Check that the endpoint of sts is AWS's.")
    }
  }

  private static func advice(_ error: ServiceError, role: String, _ source: String) -> String {
    switch error.code {
    case "ExpiredToken", "ExpiredTokenException":
      "Get new credentials for \(source)."
    case "InvalidClientTokenId", "SignatureDoesNotMatch", "AuthFailure":
      "Check the keys of \(source)."
    case "InvalidIdentityToken", "IDPRejectedClaim":
      "Check the trust policy of \(role) and its identity provider."
    default:
      error.isDenied
        ? "Allow sts:AssumeRole on \(role) to \(source), in its trust policy too."
        : "Check role_arn and the settings beside it."
    }
  }
}
