/// Amazon Cognito user pools.
package enum Cognito {
  static let service = AWSService(
    "cognito-idp", .json11, target: "AWSCognitoIdentityProviderService")

  static let operations = [listUserPools, describeUserPool]
}
