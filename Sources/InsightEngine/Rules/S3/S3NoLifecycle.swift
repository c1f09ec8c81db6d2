import ServerlessModel

/// Finds large buckets whose old objects and broken uploads are kept for ever.
struct S3NoLifecycle: Rule {
  var minGB = Parameter("minGB", 50)
  var readPct = Parameter("readPct", 1)
  var windowDays = Parameter("windowDays", 30)

  var card: RuleCard {
    RuleCard(
      id: "s3-no-lifecycle",
      title: "Old data is never moved or removed",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.bucket], needs: [.metrics, .configuration],
      parameters: [minGB, readPct, windowDays],
      why: "What nobody reads costs as much as what everybody does, every month.",
      fix: "Add lifecycle rules to Intelligent-Tiering or Glacier and expire what is not needed.",
      sources: [
        "prowler s3_bucket_lifecycle_enabled",
        "Well-Architected serverless guidance, Glacier",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  /// S3 measures a bucket once a day, and publishes it a day late.
  private static let sizeSeconds: Int64 = 3 * 86_400

  func judge(_ context: Context) throws -> Verdict {
    let action = "s3:GetLifecycleConfiguration"
    let classes = try context.parts(
      "BucketSizeBytes", .average, by: "StorageType", Self.sizeSeconds)
    let standard = classes.first { $0.name == "StandardStorage" }?.points.last?.value ?? 0
    let gigabytes = standard / 1_073_741_824
    guard gigabytes >= minGB.value else { return .pass }
    guard let bucket = try context.configuration().bucket, let rules = bucket.lifecycleRules else {
      throw context.lacks(action)
    }
    let region = context.resource.region
    let now = try Calculator.s3(standardGB: gigabytes, region: region).totalUSD
    let saving =
      try now - Calculator.s3(standardGB: 0, glacierGB: gigabytes, region: region).totalUSD
    let keepsAll = try rules == 0 && isRarelyRead(context)
    var checks = PartChecks(context)
    try checks.expect(
      !keepsAll,
      else: "\(Format.bytes(Int64(standard))) never moved or removed, Glacier would save "
        + "\(Format.usd(saving)) a month", .info, asking: action)
    try checks.expect(
      rules == 0 ? false : bucket.abortsIncompleteUploads,
      else: "\(Format.bytes(Int64(standard))) and what incomplete uploads left", .info,
      asking: action)
    return try checks.verdict(
      savingUSD: keepsAll ? saving : nil, .number("standardGB", gigabytes),
      .number("storageUSDPerMonth", now), .count("lifecycleRules", rules))
  }

  /// Whether few of its objects are read in a day; true where the bucket has no metrics of requests.
  private func isRarelyRead(_ context: Context) throws -> Bool {
    guard let reads = try? context.points("GetRequests", .sum, windowSeconds), !reads.isEmpty
    else { return true }
    try context.require(.metrics, windowSeconds)
    let counted = try context.points("NumberOfObjects", .average, Self.sizeSeconds)
    guard let objects = counted.last?.value else {
      throw Lacks(.notRecorded("NumberOfObjects"))
    }
    let daily = reads.reduce(0) { $0 + $1.value } / windowDays.value
    return daily <= readPct.share * objects
  }
}
