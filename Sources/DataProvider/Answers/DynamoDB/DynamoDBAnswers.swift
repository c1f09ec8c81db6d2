import AWSClient
import ServerlessModel

/// How tables are set.
enum DynamoDBAnswers {
  static let handlers: [String: Handler] = [
    "list-tables": listTables, "describe-table": describeTable,
    "describe-continuous-backups": backups, "describe-time-to-live": timeToLive,
    "list-tags-of-resource": tags,
  ]
  static let scaling: [String: Handler] = ["describe-scalable-targets": scalableTargets]

  private static func listTables(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: DynamoDB.ListTables = try answer.decode()
    for name in list.tableNames ?? [] { gathering.see(answer.id(.table, name), at: answer.time) }
  }

  private static func describeTable(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    guard let table = try answer.decode(DynamoDB.DescribeTable.self).table,
      let id = ARN.resource(table.tableArn) ?? table.tableName.map({ answer.id(.table, $0) })
    else { return }
    gathering.see(id, at: answer.time)
    gathering.configure(id, at: answer.time) { (part: inout TableConfiguration) in
      part.take(table)
    }
  }

  private static func backups(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: DynamoDB.DescribeContinuousBackups = try answer.decode()
    let status = reply.continuousBackupsDescription?.pointInTimeRecoveryDescription?
      .pointInTimeRecoveryStatus
    configure(answer, &gathering) { $0.pointInTimeRecovery = status == "ENABLED" }
  }

  private static func timeToLive(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let reply: DynamoDB.DescribeTimeToLive = try answer.decode()
    let status = reply.timeToLiveDescription?.timeToLiveStatus
    configure(answer, &gathering) { $0.timeToLive = status == "ENABLED" }
  }

  private static func configure(
    _ answer: Answer, _ gathering: inout Gathering,
    _ change: @escaping (inout TableConfiguration) -> Void
  ) {
    guard let id = answer.subjectID(.table) else { return gathering.noteNameless(answer) }
    gathering.configure(id, at: answer.time, change)
  }

  private static func tags(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: DynamoDB.ListTagsOfResource = try answer.decode()
    guard let id = answer.subjectID(.table) else { return gathering.noteNameless(answer) }
    gathering.see(id, at: answer.time, tags: reply.tags?.dictionary)
  }

  private static func scalableTargets(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: AutoScaling.DescribeScalableTargets = try answer.decode()
    var byTable: [ResourceID: [ScalingTarget]] = [:]
    for target in list.scalableTargets ?? [] where target.serviceNamespace == "dynamodb" {
      let parts = (target.resourceId ?? "").split(separator: "/").map(String.init)
      guard parts.count >= 2, let dimension = target.scalableDimension else { continue }
      // An index is named after its dimension: `dynamodb:index:ReadCapacityUnits by-date`.
      byTable[answer.id(.table, parts[1]), default: []].append(
        ScalingTarget(
          dimension: parts.count > 3 ? dimension + " " + parts[3] : dimension,
          minimum: target.minCapacity ?? 0, maximum: target.maxCapacity ?? 0))
    }
    for (id, targets) in byTable {
      gathering.configure(id, at: answer.time) { (part: inout TableConfiguration) in
        part.scaling = targets.sorted { $0.dimension < $1.dimension }
      }
    }
    // A list of one table may have been asked for it alone.
    guard answer.subject == nil, byTable.count != 1 || answer.live != nil else { return }
    gathering.scalingLists.append((answer.account, answer.region, answer.time))
  }
}

extension TableConfiguration {
  /// Takes over what DescribeTable says.
  fileprivate mutating func take(_ table: DynamoDB.Table) {
    let throughput = table.provisionedThroughput
    let isProvisioned = (throughput?.readCapacityUnits ?? 0) > 0
    status = table.tableStatus
    billingMode = table.billingModeSummary?.billingMode ?? (isProvisioned ? "PROVISIONED" : nil)
    readCapacity = throughput?.readCapacityUnits
    writeCapacity = throughput?.writeCapacityUnits
    keySchema = (table.keySchema ?? []).compactMap(\.attributeName)
    itemCount = table.itemCount
    sizeBytes = table.tableSizeBytes
    streamARN = table.streamSpecification?.streamEnabled == false ? nil : table.latestStreamArn
    streamViewType = table.streamSpecification?.streamViewType
    // Tables under a key that AWS owns carry no description.
    encryption = table.sseDescription?.sseType ?? "AWS_OWNED"
    kmsKey = table.sseDescription?.kmsMasterKeyArn
    deletionProtection = table.deletionProtectionEnabled ?? deletionProtection
    tableClass = table.tableClassSummary?.tableClass ?? "STANDARD"
    createdAt = Instant(table.creationDateTime)
    indexes =
      Self.indexes(table.globalSecondaryIndexes, global: true)
      + Self.indexes(table.localSecondaryIndexes, global: false)
  }

  private static func indexes(_ list: [DynamoDB.Index]?, global: Bool) -> [TableIndex] {
    (list ?? []).map { index in
      TableIndex(
        name: index.indexName ?? "", global: global,
        readCapacity: index.provisionedThroughput?.readCapacityUnits,
        writeCapacity: index.provisionedThroughput?.writeCapacityUnits)
    }
  }
}
