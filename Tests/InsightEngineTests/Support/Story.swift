import ServerlessModel

@testable import InsightEngine

/// A small recording of one resource, told step by step; what happened is placed in minutes before its end.
struct Story: FactSource {
  /// The moment at which stories are judged; a whole hour.
  static let now = Instant(milliseconds: 1_795_183_200_000)
  static let account = "111122223333"
  static let region = "eu-west-1"

  var resource: Resource
  var configurations: [ResourceID: [ConfigurationVersion]] = [:]
  var others: [Resource] = []
  var executions: [Execution] = []
  var counted: [ResourceID: [CounterPoint]] = [:]
  var points: [String: [MetricPoint]] = [:]
  var groups: [ErrorGroup] = []
  var traces: [Trace] = []
  var changes: [Deployment] = []
  var logLines: [LogLine] = []
  var coverages: [Coverage] = []
  var fixedLatency: Latency?
  var missing: [Need: Missing] = [:]
  var marks = Marks()
  /// What only some rules read.
  var extras = StoryExtras()
  /// Whether a span of which less than half was seen is refused, as recordings do.
  var refusesUnseen = false

  init(_ kind: ResourceKind = .lambdaFunction, _ name: String = "orders-api") {
    resource = Self.resource(kind, name)
    coverages = Coverage.Source.allCases.map { Self.coverage($0, minutes: 40 * 1440) }
    if kind == .lambdaFunction { configured(.function(FunctionConfiguration())) }
  }

  static func resource(_ kind: ResourceKind, _ name: String) -> Resource {
    let id = ResourceID(kind, name: name, account: account, region: region)
    return Resource(
      id: id, kind: kind, name: name, account: account, region: region,
      validFrom: ago(60 * 1440))
  }

  static func ago(_ minutes: Double) -> Instant {
    now.adding(milliseconds: Int64((-minutes * 60_000).rounded()))
  }

  static func coverage(_ source: Coverage.Source, minutes: Double) -> Coverage {
    Coverage(
      account: account, region: region, source: source, scope: "*",
      span: TimeSpan(start: ago(minutes), end: now), settled: now, outcome: .answered)
  }

  /// The same where every price is known and round.
  func inVirginia() -> Story {
    told { story in
      story.resource.region = "us-east-1"
      for place in story.coverages.indices { story.coverages[place].region = "us-east-1" }
    }
  }

  func told(_ change: (inout Story) -> Void) -> Story {
    var story = self
    change(&story)
    return story
  }

  private mutating func configured(_ value: Configuration, from: Instant = ago(60 * 1440)) {
    configurations[resource.id, default: []].append(
      ConfigurationVersion(from: from, configuration: value))
  }
}

extension Story {
  /// What Lambda says of the function.
  func function(_ change: (inout FunctionConfiguration) -> Void) -> Story {
    told { story in
      var value = story.configurations[resource.id]?.first?.configuration.function ?? .init()
      change(&value)
      story.configurations[resource.id] = []
      story.configured(.function(value))
    }
  }

  func configuration(_ value: Configuration, minutesAgo: Double = 60 * 1440) -> Story {
    told { $0.configured(value, from: Self.ago(minutesAgo)) }
  }

  func withoutConfiguration() -> Story { told { $0.configurations[resource.id] = nil } }

  /// Another resource of the fleet, with the runs of a function where it is one.
  func beside(
    _ kind: ResourceKind, _ name: String, _ value: Configuration? = nil, minutesAgo: Double = 1,
    _ count: (inout Counters) -> Void = { _ in }
  ) -> Story {
    told { story in
      let other = Self.resource(kind, name)
      story.others.append(other)
      if let value {
        story.configurations[other.id] = [
          ConfigurationVersion(from: Self.ago(60 * 1440), configuration: value)
        ]
      }
      var counters = Counters()
      count(&counters)
      story.counted[other.id] = [CounterPoint(time: Self.ago(minutesAgo), counters: counters)]
    }
  }

  /// Runs that ended so many minutes ago, all alike; with `started`, that is when they began.
  func runs(
    _ count: Int = 1, _ status: ExecutionStatus = .success, ago: Double = 1, started: Double? = nil,
    ms: Double = 100, memoryMB: Int = 256, usedMB: Int? = nil, cold: Bool = false,
    _ change: (inout Execution) -> Void = { _ in }
  ) -> Story {
    told { story in
      for _ in 0..<count {
        let start =
          started.map(Self.ago) ?? Self.ago(ago).adding(milliseconds: -Int64(ms.rounded(.up)))
        var run = Execution(resource: resource.id, start: start, status: status)
        run.requestID = RequestID(high: 1, low: UInt64(story.executions.count + 1))
        run.end = started == nil ? Self.ago(ago) : start.adding(milliseconds: Int64(ms))
        run.duration = Elapsed(milliseconds: ms)
        run.billed = Elapsed(milliseconds: ms.rounded(.up))
        run.memoryMB = memoryMB
        run.maxMemoryMB = usedMB
        run.coldStart = cold
        change(&run)
        story.executions.append(run)
      }
    }
  }

  /// Counts of runs that are not told one by one.
  func counted(ago minutes: Double = 1, _ change: (inout Counters) -> Void) -> Story {
    told { story in
      var counters = Counters()
      change(&counters)
      story.counted[resource.id, default: []].append(
        CounterPoint(time: Self.ago(minutes), counters: counters))
    }
  }

  func latency(p50: Double = 1, p95: Double = 1, p99: Double, count: Int) -> Story {
    told {
      $0.fixedLatency = Latency(
        p50: Elapsed(milliseconds: p50), p95: Elapsed(milliseconds: p95),
        p99: Elapsed(milliseconds: p99), max: Elapsed(milliseconds: p99), count: count)
    }
  }

  /// Sums minute by minute, the last minute ending now.
  func metric(_ name: String, _ values: [Double]) -> Story { metric(name, .sum, values) }

  /// A metric minute by minute, the last minute ending now.
  func metric(
    _ name: String, _ statistic: Statistic, _ values: [Double], every seconds: Int64 = 60
  ) -> Story {
    told { story in
      story.points[name + statistic.name] = values.enumerated().map { place, value in
        let start = Self.now.adding(seconds: Int64(place - values.count) * seconds)
        return MetricPoint(time: start, value: value)
      }
    }
  }

  /// Values at the start of single minutes, with nothing between.
  func metric(_ name: String, _ statistic: Statistic = .sum, at values: [Double: Double]) -> Story {
    told { story in
      let told = values.map { MetricPoint(time: Self.ago($0.key), value: $0.value) }
      // Two neighbours keep the period a minute.
      let zeros = [59.0, 58.0].filter { values[$0] == nil && statistic == .sum }
      story.points[name + statistic.name] =
        (told + zeros.map { MetricPoint(time: Self.ago($0), value: 0) }).sorted {
          $0.time < $1.time
        }
    }
  }

  func group(first: Double, last: Double = 0.5, count: Int = 1, edge: Bool = false) -> Story {
    told { story in
      story.groups.append(
        ErrorGroup(
          id: ErrorGroupID(value: UInt64(story.groups.count + 1)), resource: resource.id,
          errorClass: .exception, type: "TypeError", message: "x is not a function", count: count,
          firstSeen: Self.ago(first), lastSeen: Self.ago(last), firstSeenIsEdge: edge))
    }
  }

  func resolvedGroup(_ value: UInt64 = 1, ago minutes: Double) -> Story {
    told { $0.marks.resolvedGroups[ErrorGroupID(value: value)] = Self.ago(minutes) }
  }

  func deployed(ago minutes: Double) -> Story {
    told { story in
      story.changes.append(
        Deployment(
          id: "d\(story.changes.count)", resource: resource.id, time: Self.ago(minutes),
          fromVersion: "40", toVersion: "41"))
    }
  }

  /// Traces through the function that began so many minutes ago.
  func traces(_ count: Int = 1, ms: Double, ago minutes: Double = 5, _ calls: [Call] = []) -> Story
  {
    told { story in
      let start = Self.ago(minutes).milliseconds * 1000
      let segment = Segment(
        id: "1", name: resource.name, origin: "AWS::Lambda::Function", startUs: start,
        endUs: start + Int64(ms * 1000), subsegments: calls.map { $0.segment(after: start) })
      for _ in 0..<count {
        let id = TraceID(epochSeconds: 1, randomHigh: 0, randomLow: UInt64(story.traces.count))
        story.traces.append(
          Trace(id: id, account: Self.account, region: Self.region, segments: [segment]))
      }
    }
  }

  /// How far back everything was seen, or one source of it.
  func seen(_ needs: [Need] = Need.allCases, minutes: Double, settled: Double = 0) -> Story {
    told { story in
      for need in needs {
        story.coverages.removeAll { $0.source == need.source }
        var entry = Self.coverage(need.source, minutes: minutes)
        entry.settled = Self.ago(settled)
        entry.region = story.resource.region
        story.coverages.append(entry)
      }
    }
  }

  /// A source that AWS refused to show.
  func denied(_ need: Need, _ action: String) -> Story {
    told { story in
      story.missing[need] = .denied(action: action)
      for place in story.coverages.indices where story.coverages[place].source == need.source {
        story.coverages[place].outcome = .denied(action: action)
      }
    }
  }

  func without(_ need: Need) -> Story { told { $0.missing[need] = .notRecorded(need.rawValue) } }
}
