/// Amazon API Gateway, REST APIs.
package enum APIGateway {
  static let service = AWSService(
    "apigateway", .restJSON, accepts: "application/json", rate: CallRate(10, pool: "apigateway"))

  static let operations = [
    getRestApis, getStages, getResources, getUsagePlans, getAuthorizers, getAccount, getDomainNames,
    getBasePathMappings,
  ]
}
