/// What else is asked about the microservice that nothing is wrong with, so that rules can say so.
struct HealthyInventory {
  let export: InventoryExport

  static let service = "catalogue"
  /// What each of its functions keeps for itself.
  private static let each = 20

  static func reserved(in account: String) -> Int {
    account == Shop.prod ? functions.count * each : 0
  }

  private static var functions: [FunctionSpec] {
    Shop.functions.filter { $0.service == service && $0.account == Shop.prod }
  }

  func write() {
    for spec in Self.functions { describe(spec) }
    put(["findings": []], "inspector2.list-findings")
    put(["items": []], "apigateway.get-domain-names")
    put(["items": []], "apigateway.get-usage-plans")
    put(["ScalableTargets": []], "application-autoscaling.describe-scalable-targets")
    put(
      [
        "accounts": [
          [
            "accountId": .text(Shop.prod),
            "resourceState": [
              "lambda": ["status": "ENABLED"], "lambdaCode": ["status": "ENABLED"],
            ],
          ]
        ]
      ], "inspector2.batch-get-account-status")
    roles()
    topic()
    bucket()
  }

  func put(_ json: JSON, _ operation: String) {
    export.put(json, Shop.prod, Shop.ireland, operation)
  }

  // MARK: functions

  private func describe(_ spec: FunctionSpec) {
    put(
      ["ReservedConcurrentExecutions": .number(Double(Self.each))],
      "lambda.get-function-concurrency.\(spec.name)")
    put(["FunctionUrlConfigs": []], "lambda.list-function-url-configs.\(spec.name)")
    put(["RecursiveLoop": "Terminate"], "lambda.get-function-recursion-config.\(spec.name)")
    if case .api = spec.trigger {
      put(["Policy": .text(policy(of: spec).line)], "lambda.get-policy.\(spec.name)")
    } else {
      export.refuse(
        "An error occurred (ResourceNotFoundException) when calling the GetPolicy operation: "
          + "The resource you requested does not exist.",
        spec.account, spec.region, "lambda.get-policy.\(spec.name)")
    }
  }

  /// Its API may call it, and nobody else.
  private func policy(of spec: FunctionSpec) -> JSON {
    let api =
      "arn:aws:execute-api:\(spec.region):\(spec.account):c2catalogu/prod/POST/\(spec.name)"
    return [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Sid": "api", "Effect": "Allow", "Action": "lambda:InvokeFunction",
          "Principal": ["Service": "apigateway.amazonaws.com"],
          "Resource": .text(spec.calledARN),
          "Condition": ["ArnLike": ["AWS:SourceArn": .text(api)]],
        ]
      ],
    ]
  }

  /// A role of its own for each function, for what it does and uses.
  private func roles() {
    let rows: [JSON] = Self.functions.map { spec in
      [
        "RoleName": "\(spec.name)-role", "Arn": .text(spec.role),
        "CreateDate": "2025-01-05T09:00:00+00:00", "AttachedManagedPolicies": [],
        "Tags": [["Key": "service", "Value": .text(Self.service)]],
        "RolePolicyList": [["PolicyName": "work", "PolicyDocument": work(of: spec)]],
      ]
    }
    put(["RoleDetailList": .list(rows), "Policies": []], "iam.get-account-authorization-details")
    for spec in Self.functions {
      let used: JSON = [
        "ServiceNamespace": "dynamodb", "LastAuthenticated": "2026-11-19T08:00:00+00:00",
      ]
      put(
        ["JobStatus": "COMPLETED", "ServicesLastAccessed": [used]],
        "iam.get-service-last-accessed-details.\(spec.name)-role")
    }
  }

  private func work(of spec: FunctionSpec) -> JSON {
    let table = Resources.arn("dynamodb", "table/products-table")
    return [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Effect": "Allow", "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
          "Resource": .text(table),
        ],
        [
          "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
          "Resource": .text(Resources.arn("logs", "log-group:\(spec.logGroup):*")),
        ],
      ],
    ]
  }
}
