import AWSClient

/// What AWS can be read with where no profile is named.
struct AWSHere {
  let environment: AWSEnvironment
  /// Whether the files of AWS name any profile.
  let hasProfiles: Bool

  /// What the variables of this shell hold, in words; `nil` where they hold nothing.
  var shell: String? {
    let sources = [
      ("AWS_ACCESS_KEY_ID", "the keys of AWS_ACCESS_KEY_ID"),
      ("AWS_WEB_IDENTITY_TOKEN_FILE", "the role of AWS_WEB_IDENTITY_TOKEN_FILE"),
      ("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "the role of this container"),
      ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "the role of this container"),
    ]
    guard let source = sources.first(where: { environment[$0.0] != nil }) else { return nil }
    return [source.1, region].compactMap(\.self).joined(separator: ", ")
  }

  /// What to do where neither a file nor a variable says who looks; `nil` where one does.
  var advice: String? {
    hasProfiles || shell != nil
      ? nil : "no profile yet: run aws configure sso. Enter tries its role"
  }

  private var region: String? { environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"] }
}
