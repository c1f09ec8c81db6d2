/// The stages and methods of one API.
struct APIInventory {
  let export: InventoryExport
  let api: Resources.API

  func write() { api.isREST ? rest() : http() }

  private var functions: [FunctionSpec] {
    Shop.functions.filter {
      if case .api(let name) = $0.trigger { name == api.name } else { false }
    }
  }

  private var logARN: JSON {
    .text("arn:aws:logs:\(api.region):\(api.account):log-group:/aws/apigateway/\(api.name)")
  }

  private func rest() {
    let stage: JSON = .object([
      ("stageName", "prod"), ("tracingEnabled", true),
      (
        "webAclArn",
        .text(
          "arn:aws:wafv2:\(api.region):\(api.account):regional/webacl/shop/\(api.name)")
      ),
      (
        "accessLogSettings",
        .object([("destinationArn", logARN), ("format", "{\"requestId\":\"$context.requestId\"}")])
      ),
      (
        "methodSettings",
        .object([
          (
            "*/*",
            .object([
              ("throttlingRateLimit", 500), ("throttlingBurstLimit", 200),
              ("loggingLevel", "ERROR"),
              ("dataTraceEnabled", false),
            ])
          )
        ])
      ),
    ])
    export.put(
      .object([("item", .list([stage]))]), api.account, api.region,
      "apigateway.get-stages.\(api.id)")
    let resources: [JSON] = functions.map { spec in
      let uri =
        "arn:aws:apigateway:\(api.region):lambda:path/2015-03-31/functions/\(spec.calledARN)/invocations"
      return .object([
        ("id", .text(String(spec.name.prefix(10)))), ("path", .text("/" + spec.name)),
        (
          "resourceMethods",
          .object([
            (
              "POST",
              .object([
                ("httpMethod", "POST"), ("authorizationType", "COGNITO_USER_POOLS"),
                ("apiKeyRequired", false), ("requestValidatorId", "body"),
                ("requestModels", .object([("application/json", "Body")])),
                (
                  "methodIntegration",
                  .object([("type", "AWS_PROXY"), ("uri", .text(uri)), ("timeoutInMillis", 29_000)])
                ),
              ])
            )
          ])
        ),
      ])
    }
    export.put(
      .object([("items", .list(resources))]), api.account, api.region,
      "apigateway.get-resources.\(api.id)")
  }

  private func http() {
    let stage: JSON = .object([
      ("StageName", "prod"), ("AutoDeploy", true),
      (
        "DefaultRouteSettings",
        .object([("ThrottlingBurstLimit", 200), ("ThrottlingRateLimit", 500)])
      ),
      (
        "AccessLogSettings",
        .object([("DestinationArn", logARN), ("Format", "{\"requestId\":\"$context.requestId\"}")])
      ),
    ])
    export.put(
      .object([("Items", .list([stage]))]), api.account, api.region,
      "apigatewayv2.get-stages.\(api.id)")
    let integrations: [JSON] = functions.map {
      .object([
        ("IntegrationId", .text(String($0.name.prefix(8)))), ("IntegrationType", "AWS_PROXY"),
        ("IntegrationUri", .text($0.calledARN)), ("TimeoutInMillis", 30_000),
        ("PayloadFormatVersion", "2.0"),
      ])
    }
    export.put(
      .object([("Items", .list(integrations))]), api.account, api.region,
      "apigatewayv2.get-integrations.\(api.id)")
    let routes: [JSON] = functions.map {
      .object([
        ("RouteId", .text(String($0.name.prefix(8)))), ("RouteKey", .text("POST /" + $0.name)),
        ("AuthorizationType", "JWT"), ("Target", .text("integrations/" + $0.name.prefix(8))),
      ])
    }
    export.put(
      .object([("Items", .list(routes))]), api.account, api.region,
      "apigatewayv2.get-routes.\(api.id)")
  }
}
