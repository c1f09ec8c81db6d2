/// AWS AppSync.
package enum AppSync {
  static let service = AWSService("appsync", .restJSON)

  static let operations = [listGraphqlApis, listApiKeys]
}
