/// Tables, topics, buses, streams, buckets, state machines, secrets and users of the production account.
struct ServiceInventory {
  let export: InventoryExport

  func write() {
    tables()
    topics()
    events()
    streams()
    buckets()
    machines()
    others()
    AlarmInventory(export: export).write()
  }

  /// ARNs with the microservice of each.
  static var tagged: [(String, String)] {
    Resources.tables.map { (Resources.arn("dynamodb", "table/\($0.name)"), $0.service) }
      + Resources.topics.map { (Resources.arn("sns", $0.0), $0.1) }
      + Resources.buckets.map { ("arn:aws:s3:::\($0.0)", $0.1) }
      + Resources.machines.map { (Resources.arn("states", "stateMachine:\($0.0)"), $0.1) }
      + Resources.secrets.map { (Resources.arn("secretsmanager", "secret:\($0.0)-AbCdEf"), $0.1) }
      + scheduled.map { (Resources.arn("events", "rule/\($0.name)-schedule"), $0.service) }
      + [
        (Resources.arn("events", "rule/\(Resources.bus)/order-placed"), "checkout"),
        (Resources.arn("events", "rule/price-changed"), "catalogue"),
        (Resources.arn("events", "event-bus/\(Resources.bus)"), "checkout"),
        (Resources.arn("kinesis", "stream/\(Resources.stream)"), "analytics"),
        (Resources.arn("firehose", "deliverystream/\(Resources.deliveryStream)"), "analytics"),
        (Resources.arn("cognito-idp", "userpool/\(Resources.userPool)"), "storefront"),
      ]
  }

  private static var scheduled: [FunctionSpec] {
    Shop.functions.filter {
      if case .schedule = $0.trigger { $0.account == Shop.prod } else { false }
    }
  }

  private func put(_ json: JSON, _ operation: String, asOf: String = Day.asOf) {
    export.put(json, Shop.prod, Shop.ireland, operation, asOf: asOf)
  }

  private func tables() {
    for table in Resources.tables {
      var fields: [(String, JSON)] = [
        ("TableName", .text(table.name)), ("TableStatus", "ACTIVE"),
        ("TableArn", .text(Resources.arn("dynamodb", "table/\(table.name)"))),
        ("CreationDateTime", "2025-01-05T09:00:00+00:00"), ("ItemCount", 182_000),
        ("TableSizeBytes", 93_184_000), ("DeletionProtectionEnabled", true),
        ("KeySchema", .list([.object([("AttributeName", "id"), ("KeyType", "HASH")])])),
        ("SSEDescription", .object([("Status", "ENABLED"), ("SSEType", "KMS")])),
      ]
      if let writes = table.writeCapacity, let reads = table.readCapacity {
        fields.append(
          (
            "ProvisionedThroughput",
            .object([
              ("ReadCapacityUnits", .number(Double(reads))),
              ("WriteCapacityUnits", .number(Double(writes))),
            ])
          ))
      } else {
        fields.append(("BillingModeSummary", .object([("BillingMode", "PAY_PER_REQUEST")])))
      }
      if table.hasStream {
        fields.append(
          (
            "LatestStreamArn",
            .text(Resources.arn("dynamodb", "table/\(table.name)/stream/2026-01-05T09:00:00.000"))
          ))
      }
      put(.object([("Table", .object(fields))]), "dynamodb.describe-table.\(table.name)")
      put(
        .object([
          (
            "ContinuousBackupsDescription",
            .object([
              ("ContinuousBackupsStatus", "ENABLED"),
              (
                "PointInTimeRecoveryDescription",
                .object([("PointInTimeRecoveryStatus", "ENABLED")])
              ),
            ])
          )
        ]), "dynamodb.describe-continuous-backups.\(table.name)")
    }
  }

  private func topics() {
    let arns: [JSON] = Resources.topics.map {
      .object([("TopicArn", .text(Resources.arn("sns", $0.0)))])
    }
    put(.object([("Topics", .list(arns))]), "sns.list-topics")
    let mailer = Shop.functions.first { $0.name == "order-mailer" }?.calledARN ?? ""
    put(
      .object([
        (
          "Subscriptions",
          .list([
            .object([
              (
                "SubscriptionArn",
                .text(
                  Resources.arn("sns", "order-events") + ":5b1c7f00-0000-4000-8000-000000000001")
              ),
              ("Owner", .text(Shop.prod)), ("Protocol", "lambda"), ("Endpoint", .text(mailer)),
              ("TopicArn", .text(Resources.arn("sns", "order-events"))),
            ])
          ])
        )
      ]), "sns.list-subscriptions")
  }

  private func events() {
    put(
      .object([
        (
          "EventBuses",
          .list([
            .object([
              ("Name", .text(Resources.bus)),
              ("Arn", .text(Resources.arn("events", "event-bus/\(Resources.bus)"))),
            ])
          ])
        )
      ]), "events.list-event-buses")
    var rules: [JSON] = Self.scheduled.map { spec in
      let minutes = if case .schedule(let every) = spec.trigger { every } else { 60 }
      return rule(spec.name + "-schedule", schedule: "rate(\(minutes) minutes)", bus: "default")
    }
    rules.append(
      rule("order-placed", pattern: "{\"detail-type\":[\"OrderPlaced\"]}", bus: Resources.bus))
    rules.append(
      rule("price-changed", pattern: "{\"detail-type\":[\"PriceChanged\"]}", bus: "default"))
    put(.object([("Rules", .list(rules))]), "events.list-rules")
    for spec in Self.scheduled {
      target(of: spec.name + "-schedule", spec.calledARN, spec.deadLetterQueue)
    }
    let charge = Shop.functions.first { $0.name == Shop.chargeCard }
    target(of: "order-placed", charge?.calledARN ?? "", "orders-dlq")
    target(of: "price-changed", Resources.queueARN("price-queue"), "price-dlq")
  }

  private func rule(_ name: String, schedule: String? = nil, pattern: String? = nil, bus: String)
    -> JSON
  {
    let path = bus == "default" ? name : bus + "/" + name
    var fields: [(String, JSON)] = [
      ("Name", .text(name)), ("Arn", .text(Resources.arn("events", "rule/\(path)"))),
      ("State", "ENABLED"), ("EventBusName", .text(bus)),
    ]
    if let schedule { fields.append(("ScheduleExpression", .text(schedule))) }
    if let pattern { fields.append(("EventPattern", .text(pattern))) }
    return .object(fields)
  }

  private func target(of rule: String, _ arn: String, _ deadLetterQueue: String?) {
    var fields: [(String, JSON)] = [("Id", "1"), ("Arn", .text(arn))]
    if let queue = deadLetterQueue {
      fields.append(("DeadLetterConfig", .object([("Arn", .text(Resources.queueARN(queue)))])))
    }
    put(.object([("Targets", .list([.object(fields)]))]), "events.list-targets-by-rule.\(rule)")
  }

  private func streams() {
    put(
      .object([
        (
          "StreamDescriptionSummary",
          .object([
            ("StreamName", .text(Resources.stream)), ("StreamStatus", "ACTIVE"),
            ("StreamARN", .text(Resources.arn("kinesis", "stream/\(Resources.stream)"))),
            ("RetentionPeriodHours", 24), ("OpenShardCount", 2), ("EncryptionType", "KMS"),
            ("StreamModeDetails", .object([("StreamMode", "PROVISIONED")])), ("ConsumerCount", 0),
          ])
        )
      ]), "kinesis.describe-stream-summary.\(Resources.stream)")
    put(
      .object([
        (
          "DeliveryStreamDescription",
          .object([
            ("DeliveryStreamName", .text(Resources.deliveryStream)),
            ("DeliveryStreamStatus", "ACTIVE"),
            (
              "DeliveryStreamARN",
              .text(Resources.arn("firehose", "deliverystream/\(Resources.deliveryStream)"))
            ),
            ("DeliveryStreamType", "KinesisStreamAsSource"),
          ])
        )
      ]), "firehose.describe-delivery-stream.\(Resources.deliveryStream)")
  }

  private func buckets() {
    let rows: [JSON] = Resources.buckets.map {
      .object([("Name", .text($0.0)), ("CreationDate", "2025-01-05T09:00:00+00:00")])
    }
    put(.object([("Buckets", .list(rows))]), "s3api.list-buckets")
  }

  private func machines() {
    for machine in Resources.machines {
      let definition =
        "{\"StartAt\":\"Work\",\"States\":{\"Work\":{\"Type\":\"Pass\",\"End\":true}}}"
      put(
        .object([
          ("stateMachineArn", .text(Resources.arn("states", "stateMachine:\(machine.0)"))),
          ("name", .text(machine.0)), ("status", "ACTIVE"), ("type", "STANDARD"),
          ("definition", .text(definition)),
          ("roleArn", .text("arn:aws:iam::\(Shop.prod):role/\(machine.0)-role")),
          ("loggingConfiguration", .object([("level", "ERROR"), ("includeExecutionData", false)])),
          ("tracingConfiguration", .object([("enabled", true)])),
        ]), "stepfunctions.describe-state-machine.\(machine.0)")
    }
  }

  private func others() {
    let secrets: [JSON] = Resources.secrets.map {
      .object([
        ("ARN", .text(Resources.arn("secretsmanager", "secret:\($0.0)-AbCdEf"))),
        ("Name", .text($0.0)),
        ("RotationEnabled", true), ("LastRotatedDate", "2026-11-01T03:00:00+00:00"),
        ("LastAccessedDate", "2026-11-19T00:00:00+00:00"),
      ])
    }
    put(.object([("SecretList", .list(secrets))]), "secretsmanager.list-secrets")
    put(
      .object([
        (
          "UserPool",
          .object([
            ("Id", .text(Resources.userPool)), ("Name", "shop-customers"),
            ("MfaConfiguration", "OPTIONAL"),
            ("Arn", .text(Resources.arn("cognito-idp", "userpool/\(Resources.userPool)"))),
            ("Policies", .object([("PasswordPolicy", .object([("MinimumLength", 12)]))])),
          ])
        )
      ]), "cognito-idp.describe-user-pool.\(Resources.userPool)")
  }
}
