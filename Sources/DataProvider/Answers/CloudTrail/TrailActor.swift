import AWSClient

/// Names who called AWS, as short as it stays clear.
enum TrailActor {
  /// `role deployer (ci-118) through cloudformation`; the name of a session may be a person's, and is masked as
  /// all text is.
  static func words(
    _ identity: CloudTrail.Identity, redact: (String) -> String
  ) -> String? {
    let service = identity.invokedBy.map(short)
    guard let caller = caller(identity, redact) else { return service }
    return service.map { "\(caller) through \($0)" } ?? caller
  }

  private static func caller(
    _ identity: CloudTrail.Identity, _ redact: (String) -> String
  ) -> String? {
    let parts = (identity.arn ?? "").split(separator: "/").map(String.init)
    switch identity.type {
    case "Root": return "root"
    case "AWSService": return nil
    case "AssumedRole" where parts.count >= 3:
      return "role \(parts[1]) (\(redact(parts[2...].joined(separator: "/"))))"
    default:
      let name = identity.userName ?? (parts.count > 1 ? parts.last : nil)
      return name.map { "user \(redact($0))" } ?? identity.type
    }
  }

  /// `lambda.amazonaws.com` is `lambda`.
  private static func short(_ service: String) -> String {
    service.split(separator: ".").first.map(String.init) ?? service
  }
}
