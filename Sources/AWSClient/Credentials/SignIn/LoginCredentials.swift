import Foundation

/// Credentials of `aws login`, as the AWS CLI keeps them.
///
/// They are only read: renewing them spends the refresh token that the AWS CLI itself needs.
struct LoginCredentials: CredentialsSource {
  let profile: Profile
  let context: CredentialsContext

  private struct File: Decodable {
    var accessToken: Keys

    struct Keys: Decodable {
      var accessKeyId: String
      var secretAccessKey: String
      var sessionToken: String
      var accountId: String?
      var expiresAt: String
    }
  }

  var place: String { "login of profile \(profile.name)" }

  func credentials() async throws(SourceFailure) -> Credentials {
    guard let session = profile["login_session"] else { throw .absent("no login_session") }
    let keys = try read(session).accessToken
    guard let end = ISO8601.seconds(keys.expiresAt), end > context.time.now else {
      throw .failed(
        "the credentials of the login have ended",
        advice: "Run aws sts get-caller-identity --profile \(word), which renews them, or "
          + "aws login --profile \(word).")
    }
    return Credentials(
      accessKeyID: keys.accessKeyId, secretAccessKey: keys.secretAccessKey,
      sessionToken: keys.sessionToken, expiration: end, account: keys.accountId,
      source: "profile \(profile.name), by a login",
      renewal: "Run aws login --profile \(word).")
  }

  private var word: String { ShellText.word(profile.name) }

  private func read(_ session: String) throws(SourceFailure) -> File {
    let advice = "Run aws login --profile \(word)."
    let environment = context.environment
    guard
      let folder = environment["AWS_LOGIN_CACHE_DIRECTORY"].map(environment.expanded)
        ?? environment.home.map({ $0 + "/.aws/login/cache" })
    else { throw .failed("HOME is not set, so no login can be found", advice: "Set HOME.") }
    do throws(SmallFile.Trouble) {
      let bytes = try SmallFile.read("\(folder)/\(CacheFileName.login(session)).json")
      if let file = try? AWSJSON.decodePlain(File.self, from: Data(bytes)) { return file }
    } catch {
      let why = error == .missing ? "nobody has logged in" : "the file of the login \(error.words)"
      throw .failed(why, advice: advice)
    }
    throw .failed("the file of the login cannot be read", advice: advice)
  }
}
