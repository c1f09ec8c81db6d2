extension Scene {
  /// A user pool that lets short passwords in, and turns people away.
  mutating func userPools() {
    let id = "\(Misconfigured.region)_madeup"
    answer(
      "cognito-idp.describe-user-pool.\(id)",
      [
        "UserPool": [
          "Id": .text(id), "Name": "everybody", "MfaConfiguration": "OFF",
          "Arn": .text(Misconfigured.arn("cognito-idp", "userpool/" + id)),
          "Policies": ["PasswordPolicy": ["MinimumLength": 6]],
        ]
      ])
    measure(
      "AWS/Cognito SignInThrottles Sum", of: ["UserPool": id, "UserPoolClient": "web"], .lately, 8)
  }
}
