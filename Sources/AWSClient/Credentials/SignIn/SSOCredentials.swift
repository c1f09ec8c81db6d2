import Foundation

/// Credentials of a role that someone signed in to through IAM Identity Center.
struct SSOCredentials: CredentialsSource {
  let profile: Profile
  let files: SharedConfiguration
  let context: CredentialsContext

  private struct Answer: Decodable {
    var roleCredentials: Keys

    struct Keys: Decodable {
      var accessKeyId: String
      var secretAccessKey: String
      var sessionToken: String
      /// Milliseconds since 1970.
      var expiration: Double
    }
  }

  var place: String { "sign-in of profile \(profile.name)" }

  func credentials() async throws(SourceFailure) -> Credentials {
    let settings = try SSOSettings(profile, files)
    let token = try await context.signIns.token(settings, context)
    let answer = try await send(request(settings, token), settings)
    guard let read = try? AWSJSON.decodePlain(Answer.self, from: Data(answer.body)) else {
      throw .failed(
        "IAM Identity Center answered nothing that is known", advice: "Try again in a minute.")
    }
    let keys = read.roleCredentials
    return Credentials(
      accessKeyID: keys.accessKeyId, secretAccessKey: keys.secretAccessKey,
      sessionToken: keys.sessionToken, expiration: keys.expiration / 1000,
      account: settings.account, source: "profile \(profile.name), by a sign-in",
      renewal: settings.advice)
  }

  private func request(_ settings: SSOSettings, _ token: SSOToken) -> HTTPRequest {
    var query = URLComponents()
    query.queryItems = [
      URLQueryItem(name: "role_name", value: settings.role),
      URLQueryItem(name: "account_id", value: settings.account),
    ]
    let path = "/federation/credentials?" + (query.percentEncodedQuery ?? "")
    return HTTPRequest(
      method: "GET", url: context.endpoint("sso", settings.region) + path,
      headers: ["x-amz-sso_bearer_token": token.accessToken])
  }

  private func send(_ request: HTTPRequest, _ settings: SSOSettings) async throws(SourceFailure)
    -> HTTPAnswer
  {
    let answer: HTTPAnswer
    do throws(HTTPFailure) { answer = try await context.http.send(request, within: 10) } catch {
      throw .failed(
        "IAM Identity Center in \(settings.region) could not be asked: \(error.words)",
        advice: "Check the network and sso_region.")
    }
    switch answer.status {
    case 200: return answer
    case 401:
      throw .failed("the sign-in is no longer accepted", advice: settings.advice)
    case 403, 404:
      throw .failed(
        "role \(settings.role) of account \(settings.account) is not given to who signed in",
        advice: "Ask for it, or check sso_account_id and sso_role_name.")
    case 429:
      throw .failed("IAM Identity Center is asked too often", advice: "Try again in a minute.")
    default:
      throw .failed(
        "IAM Identity Center answered with status \(answer.status)",
        advice: "Try again in a minute.")
    }
  }
}
