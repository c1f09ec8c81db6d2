/// Amazon API Gateway, HTTP and WebSocket APIs.
package enum APIGatewayV2 {
  static let service = AWSService(
    "apigatewayv2", actions: "apigateway", .restJSON, rate: CallRate(10, pool: "apigateway"))

  static let operations = [
    getApis, getStages, getRoutes, getIntegrations, getAuthorizers, getApiMappings,
  ]
}
