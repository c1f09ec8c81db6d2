/// Writes the inventory as the AWS CLI prints it, one answer a file.
struct InventoryExport {
  let folder: String

  func write() {
    for (account, region) in places {
      functions(account, region)
      tags(account, region)
      queues(account, region)
      apis(account, region)
    }
    accounts()
    put(
      ScheduleUsage.quotas, Shop.prod, Shop.ireland,
      "service-quotas.list-service-quotas.scheduler")
    ServiceInventory(export: self).write()
    HealthyInventory(export: self).write()
    denied()
  }

  private let places = [
    (Shop.prod, Shop.ireland), (Shop.staging, Shop.virginia), (Shop.partner, Shop.ireland),
  ]

  func put(
    _ json: JSON, _ account: String, _ region: String, _ operation: String, asOf: String = Day.asOf
  ) {
    OutputFile.write(
      json.line + "\n", to: "\(folder)/\(asOf)/\(account)/\(region)/\(operation).json")
  }

  /// What the AWS CLI says on standard error where an answer is refused.
  func refuse(_ sentence: String, _ account: String, _ region: String, _ operation: String) {
    OutputFile.write(
      "\n\(sentence)\n", to: "\(folder)/\(Day.asOf)/\(account)/\(region)/\(operation).err")
  }

  private func accounts() {
    let rows: [JSON] = Shop.accountNames.sorted { $0.key < $1.key }.map { id, name in
      .object([
        ("Id", .text(id)), ("Name", .text(name)), ("Status", "ACTIVE"),
        ("Arn", .text("arn:aws:organizations::\(Shop.prod):account/o-madeupshop/\(id)")),
      ])
    }
    put(.object([("Accounts", .list(rows))]), Shop.prod, "us-east-1", "organizations.list-accounts")
  }

  // MARK: Lambda

  private func specs(_ account: String, _ region: String) -> [FunctionSpec] {
    Shop.functions.filter { $0.account == account && $0.region == region }
  }

  private func functions(_ account: String, _ region: String) {
    let specs = specs(account, region)
    put(
      .object([("Functions", .list(specs.map { configuration($0, at: Day.start) }))]), account,
      region,
      "lambda.list-functions")
    put(
      .object([("EventSourceMappings", .list(specs.compactMap(mapping)))]), account, region,
      "lambda.list-event-source-mappings")
    for spec in specs {
      put(
        asyncConfiguration(spec), account, region,
        "lambda.get-function-event-invoke-config.\(spec.name)")
      put(aliases(spec, at: Day.start), account, region, "lambda.list-aliases.\(spec.name)")
      put(logGroup(spec), account, region, "logs.describe-log-groups.\(spec.name)")
    }
    deployments(specs)
    if account != Shop.partner {
      put(
        .object([
          (
            "AccountLimit",
            .object([
              ("TotalCodeSize", 80_530_636_800), ("CodeSizeUnzipped", 262_144_000),
              ("CodeSizeZipped", 52_428_800), ("ConcurrentExecutions", 1000),
              (
                "UnreservedConcurrentExecutions",
                .number(Double(1000 - HealthyInventory.reserved(in: account)))
              ),
            ])
          ),
          (
            "AccountUsage",
            .object([
              ("TotalCodeSize", 3_211_264_000), ("FunctionCount", .number(Double(specs.count))),
            ])
          ),
        ]), account, region, "lambda.get-account-settings")
    }
  }

  /// The alias that every caller uses, and the version it stands for.
  private func aliases(_ spec: FunctionSpec, at time: Int64) -> JSON {
    .object([
      (
        "Aliases",
        .list([
          .object([
            ("AliasArn", .text(spec.arn + ":live")), ("Name", "live"),
            ("FunctionVersion", .text(String(Story.version(spec, at: time)))),
          ])
        ])
      )
    ])
  }

  /// What changed during the day, each answer at its own time.
  private func deployments(_ specs: [FunctionSpec]) {
    let moments: [(String, Int64)] = [
      (Shop.placeOrder, Day.at(9, 40)), (Shop.leaking, Story.leakDeployed),
      (Shop.leaking, Story.leakRolledBack),
    ]
    for (name, time) in moments {
      guard let spec = specs.first(where: { $0.name == name }) else { continue }
      put(
        configuration(spec, at: time), spec.account, spec.region,
        "lambda.get-function-configuration.\(name)", asOf: Day.stamp(time))
      put(
        aliases(spec, at: time), spec.account, spec.region, "lambda.list-aliases.\(name)",
        asOf: Day.stamp(time))
    }
  }

  private func configuration(_ spec: FunctionSpec, at time: Int64) -> JSON {
    let version = Story.version(spec, at: time)
    var random = SeededRandom(seed: UInt64(version), part: "code " + spec.arn)
    var fields: [(String, JSON)] = [
      ("FunctionName", .text(spec.name)), ("FunctionArn", .text(spec.arn)),
      ("Runtime", .text(spec.runtime)), ("Role", .text(spec.role)),
      (
        "Handler",
        .text(
          spec.runtime.hasPrefix("java") ? "example.shop.Handler::handleRequest" : "app.handler")
      ),
      ("CodeSize", .number(Double(1_200_000 + random.next() % 9_000_000))),
      ("Timeout", .number(Double(spec.timeoutSeconds))),
      ("MemorySize", .number(Double(spec.memoryMB))),
      (
        "LastModified",
        .text(
          String(Day.iso(time > Day.start ? time : Day.start - 864_000_000).dropLast()) + "+0000")
      ),
      ("CodeSha256", .text(random.hex(16) + random.hex(16) + "=")),
      ("Version", "$LATEST"),
      ("TracingConfig", .object([("Mode", "Active")])), ("PackageType", "Zip"),
      ("Architectures", .list([.text(spec.architecture)])),
      ("EphemeralStorage", .object([("Size", 512)])), ("State", "Active"),
      ("LastUpdateStatus", "Successful"),
      ("SnapStart", .object([("ApplyOn", "None"), ("OptimizationStatus", "Off")])),
      (
        "LoggingConfig",
        .object([
          ("LogFormat", spec.logsJSON ? "JSON" : "Text"), ("LogGroup", .text(spec.logGroup)),
        ])
      ),
      (
        "Environment",
        .object([("Variables", .object(spec.environment.map { ($0.0, .text($0.1)) }))])
      ),
    ]
    if let queue = spec.deadLetterQueue {
      fields.append(
        ("DeadLetterConfig", .object([("TargetArn", .text(Resources.queueARN(queue)))])))
    }
    return .object(fields)
  }

  private func mapping(_ spec: FunctionSpec) -> JSON? {
    let source: String
    switch spec.trigger {
    case .queue(let name): source = Resources.queueARN(name)
    case .stream(let name): source = Resources.arn("kinesis", "stream/\(name)")
    case .tableStream(let name):
      source = Resources.arn("dynamodb", "table/\(name)/stream/2026-01-05T09:00:00.000")
    case .api, .schedule, .event, .topic, .bucket: return nil
    }
    var random = SeededRandom(seed: 5, part: "mapping " + spec.arn)
    return .object([
      ("UUID", .text(random.uuid())), ("FunctionArn", .text(spec.calledARN)),
      ("EventSourceArn", .text(source)), ("State", "Enabled"), ("BatchSize", 10),
      ("MaximumBatchingWindowInSeconds", 0),
      ("FunctionResponseTypes", .list(["ReportBatchItemFailures"])),
      ("LastProcessingResult", "OK"), ("MaximumRetryAttempts", 5),
      ("BisectBatchOnFunctionError", true),
      (
        "DestinationConfig",
        .object([
          ("OnFailure", .object([("Destination", .text(Resources.queueARN("analytics-dlq")))]))
        ])
      ),
    ])
  }

  private func asyncConfiguration(_ spec: FunctionSpec) -> JSON {
    .object([
      ("FunctionArn", .text(spec.arn + ":$LATEST")), ("MaximumRetryAttempts", 2),
      ("MaximumEventAgeInSeconds", 21_600),
      ("DestinationConfig", .object([("OnSuccess", .object([])), ("OnFailure", .object([]))])),
    ])
  }

  private func logGroup(_ spec: FunctionSpec) -> JSON {
    .object([
      (
        "logGroups",
        .list([
          .object([
            ("logGroupName", .text(spec.logGroup)),
            ("creationTime", .number(Double(Day.start - 31_536_000_000))),
            ("retentionInDays", 30), ("metricFilterCount", 0), ("storedBytes", 48_213_004),
            (
              "arn",
              .text("arn:aws:logs:\(spec.region):\(spec.account):log-group:\(spec.logGroup):*")
            ),
          ])
        ])
      )
    ])
  }

  // MARK: tags, queues, APIs

  private func tags(_ account: String, _ region: String) {
    var rows = specs(account, region).flatMap { spec in
      [
        (spec.arn, spec.service),
        ("arn:aws:logs:\(region):\(account):log-group:\(spec.logGroup)", spec.service),
      ]
    }
    rows += Resources.queues.filter { $0.account == account && region == Shop.ireland }
      .map { (Resources.queueARN($0.name), $0.service) }
    rows += Resources.apis.filter { $0.account == account && $0.region == region }
      .map {
        ("arn:aws:apigateway:\(region)::/\($0.isREST ? "restapis" : "apis")/\($0.id)", $0.service)
      }
    if account == Shop.prod { rows += ServiceInventory.tagged }
    let list: [JSON] = rows.map { arn, service in
      .object([
        ("ResourceARN", .text(arn)),
        (
          "Tags",
          .list([
            .object([("Key", "service"), ("Value", .text(service))]),
            .object([("Key", "stage"), ("Value", .text(Shop.accountNames[account] ?? ""))]),
          ])
        ),
      ])
    }
    put(
      .object([("PaginationToken", ""), ("ResourceTagMappingList", .list(list))]), account, region,
      "resourcegroupstaggingapi.get-resources")
  }

  private func queues(_ account: String, _ region: String) {
    guard region == Shop.ireland else { return }
    let own = Resources.queues.filter { $0.account == account }
    put(
      .object([("QueueUrls", .list(own.map { .text(Resources.queueURL($0)) }))]), account, region,
      "sqs.list-queues")
    for queue in own {
      var attributes: [(String, JSON)] = [
        ("QueueArn", .text(Resources.queueARN(queue.name))), ("VisibilityTimeout", "360"),
        ("MessageRetentionPeriod", queue.isDeadLetterQueue ? "1209600" : "345600"),
        ("DelaySeconds", "0"), ("MaximumMessageSize", "262144"),
        ("ReceiveMessageWaitTimeSeconds", "20"),
        ("SqsManagedSseEnabled", "true"), ("CreatedTimestamp", "1735689600"),
      ]
      if queue.service != "legacy" {
        attributes.append(("Policy", .text(onlyTLS(Resources.queueARN(queue.name)).line)))
      }
      if let dead = queue.deadLetterQueue {
        let policy = JSON.object([
          ("deadLetterTargetArn", .text(Resources.queueARN(dead))), ("maxReceiveCount", 5),
        ])
        attributes.append(("RedrivePolicy", .text(policy.line)))
      }
      put(
        .object([("Attributes", .object(attributes))]), account, region,
        "sqs.get-queue-attributes.\(queue.name)")
    }
  }

  /// A policy that turns plain HTTP away.
  private func onlyTLS(_ arn: String) -> JSON {
    .object([
      ("Version", "2012-10-17"),
      (
        "Statement",
        .list([
          .object([
            ("Sid", "OnlyTLS"), ("Effect", "Deny"), ("Principal", "*"), ("Action", "sqs:*"),
            ("Resource", .text(arn)),
            ("Condition", .object([("Bool", .object([("aws:SecureTransport", "false")]))])),
          ])
        ])
      ),
    ])
  }

  private func apis(_ account: String, _ region: String) {
    let own = Resources.apis.filter { $0.account == account && $0.region == region }
    let rest = own.filter(\.isREST)
    let http = own.filter { !$0.isREST }
    if !rest.isEmpty {
      let items: [JSON] = rest.map {
        .object([
          ("id", .text($0.id)), ("name", .text($0.name)),
          ("createdDate", "2025-02-03T09:00:00+00:00"),
          ("apiKeySource", "HEADER"),
          ("endpointConfiguration", .object([("types", .list(["REGIONAL"]))])),
          ("tags", .object([("service", .text($0.service))])),
        ])
      }
      put(.object([("items", .list(items))]), account, region, "apigateway.get-rest-apis")
    }
    if !http.isEmpty {
      let items: [JSON] = http.map {
        .object([
          ("ApiId", .text($0.id)), ("Name", .text($0.name)), ("ProtocolType", "HTTP"),
          ("CreatedDate", "2025-02-03T09:00:00+00:00"),
          ("ApiEndpoint", .text("https://\($0.id).execute-api.\(region).amazonaws.com")),
          ("Tags", .object([("service", .text($0.service))])),
        ])
      }
      put(.object([("Items", .list(items))]), account, region, "apigatewayv2.get-apis")
    }
    own.forEach { APIInventory(export: self, api: $0).write() }
  }

  /// The partner lets perch read logs and inventory, but no metrics.
  private func denied() {
    refuse(
      "An error occurred (AccessDeniedException) when calling the GetMetricData operation: User: "
        + "arn:aws:sts::\(Shop.partner):assumed-role/PerchReader/perch is not authorized to perform: "
        + "cloudwatch:GetMetricData because no identity-based policy allows the cloudwatch:GetMetricData action",
      Shop.partner, Shop.ireland, "cloudwatch.get-metric-data")
  }
}
