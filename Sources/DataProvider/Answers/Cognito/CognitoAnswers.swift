import AWSClient
import ServerlessModel

/// How users sign in.
enum CognitoAnswers {
  static let handlers: [String: Handler] = ["list-user-pools": list, "describe-user-pool": one]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Cognito.ListUserPools = try answer.decode()
    for pool in list.userPools ?? [] {
      guard let key = pool.id else { continue }
      gathering.see(
        answer.id(.userPool, key), .userPool, name: pool.name ?? key, at: answer.time)
    }
  }

  private static func one(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    guard let pool = try answer.decode(Cognito.DescribeUserPool.self).userPool,
      let id = ARN.resource(pool.arn) ?? pool.id.map({ answer.id(.userPool, $0) })
    else { return }
    gathering.see(
      id, .userPool, name: pool.name ?? id.tail, at: answer.time, tags: pool.userPoolTags)
    gathering.configure(id, at: answer.time) { (part: inout UserPoolConfiguration) in
      part.mfa = pool.mfaConfiguration ?? "OFF"
      part.passwordMinimumLength = pool.policies?.passwordPolicy?.minimumLength
      part.advancedSecurity = pool.userPoolAddOns?.advancedSecurityMode ?? "OFF"
      part.selfSignUp = pool.adminCreateUserConfig?.allowAdminCreateUserOnly.map { !$0 }
      part.deletionProtection = pool.deletionProtection.map { $0 == "ACTIVE" }
    }
  }
}
