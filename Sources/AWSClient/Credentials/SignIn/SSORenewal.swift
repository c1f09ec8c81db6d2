import Foundation

/// Renews a sign-in by `CreateToken` of `sso-oidc`, while the registration of the AWS CLI holds.
struct SSORenewal {
  let settings: SSOSettings
  let context: CredentialsContext

  private struct Body: Encodable {
    let grantType = "refresh_token"
    var clientId: String
    var clientSecret: String
    var refreshToken: String
  }

  private struct Answer: Decodable {
    var accessToken: String
    var expiresIn: Double
    var refreshToken: String?
  }

  /// The next token; `nil` where there is none to be had.
  func renewed(_ token: SSOToken) async -> SSOToken? {
    guard let request = request(token),
      let answer = try? await context.http.send(request, within: 10), answer.status == 200,
      let fresh = try? AWSJSON.decodePlain(Answer.self, from: Data(answer.body))
    else { return nil }
    var next = token
    next.accessToken = fresh.accessToken
    next.end = context.time.now + fresh.expiresIn
    next.refreshToken = fresh.refreshToken ?? token.refreshToken
    return next
  }

  private func request(_ token: SSOToken) -> HTTPRequest? {
    guard let id = token.clientId, let secret = token.clientSecret,
      let refresh = token.refreshToken,
      let end = token.registrationEnd, end > context.time.now,
      let body = try? JSONEncoder().encode(
        Body(clientId: id, clientSecret: secret, refreshToken: refresh))
    else { return nil }
    return HTTPRequest(
      method: "POST", url: context.endpoint("sso-oidc", settings.region) + "/token",
      headers: ["Content-Type": "application/json"], body: Array(body))
  }
}
