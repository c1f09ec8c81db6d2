extension Scene {
  /// Who may call functions.
  mutating func policies() {
    policy(
      of: "open-door",
      [
        ["Sid": "everybody", "Effect": "Allow", "Principal": "*"],
        ["Sid": "bucket", "Effect": "Allow", "Principal": ["Service": "s3.amazonaws.com"]],
      ])
    policy(
      of: "latest-in-production",
      [["Sid": "api", "Effect": "Allow", "Principal": ["Service": "apigateway.amazonaws.com"]]])
    policy(
      of: "wakes-slowly",
      [["Sid": "api", "Effect": "Allow", "Principal": ["Service": "apigateway.amazonaws.com"]]])
  }

  private mutating func policy(of function: String, _ statements: [JSON]) {
    let resource: JSON = [
      "Action": "lambda:InvokeFunction",
      "Resource": .text(Misconfigured.arn("lambda", "function:" + function)),
    ]
    let document: JSON = [
      "Version": "2012-10-17", "Statement": .list(statements.map { $0.with(resource) }),
    ]
    answer("lambda.get-policy.\(function)", ["Policy": .text(document.line)])
  }

  /// An address that asks nobody who calls, for pages of every site.
  mutating func urls() {
    let arn = Misconfigured.arn("lambda", "function:open-door")
    answer(
      "lambda.list-function-url-configs.open-door",
      [
        "FunctionUrlConfigs": [
          [
            "FunctionArn": .text(arn), "AuthType": "NONE",
            "FunctionUrl": "https://made-up.lambda-url.\(Misconfigured.region).on.aws/",
            "Cors": ["AllowOrigins": ["*"], "AllowCredentials": true],
          ]
        ]
      ])
    answer(
      "lambda.list-function-url-configs.latest-in-production", ["FunctionUrlConfigs": []])
  }

  /// Reserved and provisioned concurrency, and loops that are allowed.
  mutating func limits() {
    let reserved: [(String, JSON)] = [
      ("switched-off", ["ReservedConcurrentExecutions": 0]),
      ("at-its-limit", ["ReservedConcurrentExecutions": 50]),
      ("one-zone", [:]), ("open-door", [:]), ("latest-in-production", [:]),
    ]
    for (name, json) in reserved { answer("lambda.get-function-concurrency.\(name)", json) }
    answer(
      "lambda.list-provisioned-concurrency-configs.kept-warm",
      [
        "ProvisionedConcurrencyConfigs": [
          [
            "FunctionArn": .text(Misconfigured.arn("lambda", "function:kept-warm:live")),
            "RequestedProvisionedConcurrentExecutions": 100,
            "AllocatedProvisionedConcurrentExecutions": 100, "Status": "READY",
          ]
        ]
      ])
  }
}
