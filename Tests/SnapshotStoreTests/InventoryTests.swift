import ServerlessModel
import SnapshotStore
import Testing

/// What stood when, and what it belonged to.
struct `The inventory` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func names(_ resources: [Resource]) -> [String] { resources.map(\.name).sorted() }

  @Test func `a resource stands from its first sight until it is gone`() throws {
    let reader = try Make.snapshot(
      folder,
      Make.batch {
        $0.resources = [Make.resource("a", from: 100), Make.resource("b", from: 500)]
        $0.coverage = [Make.coverage(.inventory, 100, 1000)]
      }, Make.batch { $0.resources = [Make.resource("a", from: 100, to: 900)] })
    #expect(
      names(try reader.resources(at: Make.at(50))) == ["a"],
      "it was there when the inventory was first read")
    #expect(names(try reader.resources(at: Make.at(499))) == ["a"])
    #expect(names(try reader.resources(at: Make.at(500))) == ["a", "b"])
    #expect(names(try reader.resources(at: Make.at(900))) == ["b"])
    #expect(try reader.resources(matching: "b", at: Make.at(600)).count == 1)
    #expect(try reader.resources(matching: Make.function("a").arn, at: Make.at(600)).count == 1)
  }

  @Test func `sights in any order make the same inventory`() throws {
    let sights = [
      Make.resource("a", from: 300, tags: ["service": "new"]),
      Make.resource("a", from: 100, tags: ["service": "old"]),
      Make.resource("a", from: 100, to: 250), Make.resource("a", from: 200),
      Make.resource("b", from: 5, to: 10),
    ]
    var random = SeededRandom(4)
    var seen: Set<[Resource]> = []
    for round in 0..<10 {
      let shuffled = sights.shuffled(using: &random)
      let batches = shuffled.map { resource in Make.batch { $0.resources = [resource] } }
      let writer = try SnapshotWriter.create(at: folder.file("\(round).perch"))
      for batch in batches { try writer.write(batch) }
      try writer.finish()
      seen.insert(
        try SnapshotReader(path: folder.file("\(round).perch")).resources(at: Make.at(400)))
    }
    #expect(seen.count == 1)
    #expect(seen.first?.first?.tags == ["service": "new"])
    #expect(seen.first?.first?.validTo == nil, "it was seen after it was said to be gone")
  }

  @Test func `a bucket that only metrics name stands where they were asked for`() throws {
    let bucket = ResourceID(.bucket, name: "attic", account: Make.account, region: Make.region)
    let id = SeriesID(
      account: Make.account, region: Make.region,
      metric: MetricID(
        namespace: "AWS/S3", name: "AllRequests",
        dimensions: [MetricID.Dimension(name: "BucketName", value: "attic")]),
      statistic: .sum, periodSeconds: 60, resource: bucket)
    let series = Series(id: id, points: [MetricPoint(time: Make.at(0), value: 1)])
    let reader = try Make.snapshot(folder, Make.batch { $0.points = [series] })
    #expect(try reader.resources(at: Make.at(1)).map(\.account) == [Make.account])
    #expect(try reader.accounts(at: Make.at(1)).map(\.id) == [Make.account])
  }

  @Test func `a function that only runs is in the inventory and in its account`() throws {
    let run = Execution(
      resource: Make.function(), requestID: Make.request(1), start: Make.at(0), status: .success)
    let reader = try Make.snapshot(folder, Make.batch { $0.executions = [run] })
    #expect(names(try reader.resources(at: Make.at(1))) == ["orders-api"])
    #expect(try reader.accounts(at: Make.at(1)).map(\.regions) == [[Make.region]])
  }

  @Test func `microservices come from tag, then stack, then a shared prefix`() throws {
    let reader = try Make.snapshot(
      folder,
      Make.batch {
        $0.resources = [
          Make.resource("tagged", tags: ["app": "shop"], stack: "stack-x"),
          Make.resource("stacked", stack: "arn:aws:cloudformation:eu-west-1:1:stack/pay/1-2"),
          Make.resource("orders-api"), Make.resource("orders-worker"),
          Make.resource("orders-queue", kind: .queue), Make.resource("lonely-one"),
          Make.resource("/aws/lambda/orders-api", kind: .logGroup),
          Make.resource("/aws/lambda/tagged", kind: .logGroup),
        ]
      })
    let services = Dictionary(
      try reader.resources(at: Make.at(1)).map {
        ($0.kind.rawValue + " " + $0.name, $0.microservices)
      }
    ) { one, _ in one }
    #expect(services["lambda:function tagged"] == ["shop"])
    #expect(services["lambda:function stacked"] == ["pay"])
    #expect(services["sqs:queue orders-queue"] == ["orders"])
    #expect(services["lambda:function lonely-one"] == ["(ungrouped)"])
    #expect(services["logs:log-group /aws/lambda/orders-api"] == ["orders"])
    #expect(services["logs:log-group /aws/lambda/tagged"] == ["shop"])
  }

  @Test func `a configuration holds until the next, and code changes are deployments`() throws {
    let reader = try Make.snapshot(
      folder,
      Make.batch {
        $0.configurations = [
          (Make.function(), Make.at(0), Make.configuration(memory: 128, code: "a")),
          (Make.function(), Make.at(100), Make.configuration(memory: 128, code: "a")),
          (
            Make.function(), Make.at(300), Make.configuration(memory: 256, code: "b", modified: 250)
          ),
          (
            Make.function(), Make.at(400), Make.configuration(memory: 512, code: "b", modified: 250)
          ),
        ]
      })
    #expect(
      try reader.configuration(of: Make.function(), at: Make.at(299)).value?.function?.memoryMB
        == 128)
    #expect(
      try reader.configuration(of: Make.function(), at: Make.at(300)).value?.function?.memoryMB
        == 256)
    #expect(try reader.configurations(of: Make.function(), in: Make.span(50, 350)).count == 2)
    let deployments = try reader.deployments(of: Make.function(), in: Make.span(0, 1000))
    #expect(deployments.map(\.time) == [Make.at(250)])
    #expect(deployments.first?.changes == ["memory 128 to 256 MB"])
    #expect(deployments.first?.toCodeHash == "b")
    let other = try reader.configuration(of: Make.function("other"), at: Make.at(0))
    #expect(other.reason == .notRecorded("configuration"))
  }

  @Test func `configurations in any order make the same history`() throws {
    let sights: [(Int64, String)] = [
      (0, "a"), (10, "a"), (20, "b"), (30, "b"), (40, "a"), (50, "c"),
    ]
    var random = SeededRandom(6)
    for round in 0..<20 {
      let writer = try SnapshotWriter.create(at: folder.file("\(round).perch"))
      for (time, code) in (sights + sights.prefix(2)).shuffled(using: &random) {
        try writer.write(
          Make.batch {
            $0.configurations = [
              (Make.function(), Make.at(time), Make.configuration(memory: 1, code: code))
            ]
          })
      }
      try writer.finish()
      let reader = try SnapshotReader(path: folder.file("\(round).perch"))
      for (time, code) in sights {
        let held = try reader.configuration(of: Make.function(), at: Make.at(time)).value
        #expect(held?.function?.codeSHA256 == code, "round \(round), at \(time)")
      }
      #expect(
        try reader.allDeployments(in: Make.span(0, 100)).map { $0.toCodeHash ?? "" } == [
          "b", "a", "c",
        ])
    }
  }
}
