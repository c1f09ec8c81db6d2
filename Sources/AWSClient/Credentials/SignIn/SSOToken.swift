import Foundation

/// The token of a sign-in, as the AWS CLI keeps it.
struct SSOToken: Sendable, SecretHolding {
  var accessToken: String
  /// Seconds since 1970.
  var end: Double
  var refreshToken: String?
  var clientId: String?
  var clientSecret: String?
  /// Until when the client may renew, in seconds since 1970.
  var registrationEnd: Double?

  var description: String { "token of a sign-in" }

  private struct File: Decodable {
    var accessToken: String
    var expiresAt: String
    var refreshToken: String?
    var clientId: String?
    var clientSecret: String?
    var registrationExpiresAt: String?
  }

  /// Reads the file that the AWS CLI made.
  init(_ settings: SSOSettings, _ environment: AWSEnvironment) throws(SourceFailure) {
    guard let home = environment.home else {
      throw .failed("HOME is not set, so no sign-in can be found", advice: "Set HOME.")
    }
    let path = home + "/.aws/sso/cache/\(CacheFileName.sso(settings.tokenName)).json"
    let bytes: [UInt8]
    do throws(SmallFile.Trouble) { bytes = try SmallFile.read(path) } catch {
      let why =
        error == .missing ? "nobody has signed in" : "the token of the sign-in \(error.words)"
      throw .failed(why, advice: settings.advice)
    }
    guard let file = try? AWSJSON.decodePlain(File.self, from: Data(bytes)),
      let end = ISO8601.seconds(file.expiresAt)
    else {
      throw .failed("the token of the sign-in cannot be read", advice: settings.advice)
    }
    accessToken = file.accessToken
    self.end = end
    (refreshToken, clientId, clientSecret) = (file.refreshToken, file.clientId, file.clientSecret)
    registrationEnd = file.registrationExpiresAt.flatMap(ISO8601.seconds)
  }
}
