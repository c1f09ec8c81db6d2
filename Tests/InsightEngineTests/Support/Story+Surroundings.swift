import ServerlessModel

@testable import InsightEngine

/// What surrounds the resource: tags, alarms, limits, log lines and refusals.
extension Story {
  func tagged(_ key: String, _ value: String) -> Story {
    told { $0.resource.tags[key] = value }
  }

  /// An alarm on a metric of the resource, or of another; a composite one names no metric.
  func alarm(_ metric: String?, of other: ResourceID? = nil) -> Story {
    told { story in
      let alarm = Alarm(
        id: metric ?? "all", name: metric ?? "all",
        kind: metric == nil ? .composite : .cloudwatch, state: .ok, since: Self.ago(60),
        account: Self.account, region: Self.region, resource: other ?? resource.id,
        metric: metric.map { MetricID(namespace: "AWS/Lambda", name: $0, dimensions: []) })
      story.extras.alarms = .value((story.extras.alarms.value ?? []) + [alarm])
    }
  }

  /// Alarms that AWS refused to show, or nobody asked for.
  func withoutAlarms(_ reason: Missing = .notRecorded("alarms")) -> Story {
    told { $0.extras.alarms = .missing(reason) }
  }

  func quota(_ code: String, _ limit: Double) -> Story {
    told {
      $0.extras.quotas.append(
        Quota(
          code: code, name: code, service: "lambda", account: Self.account, region: Self.region,
          limit: limit, source: "service-quotas"))
    }
  }

  /// Lines of the function's log group, all alike.
  func lines(
    _ count: Int, _ message: String, _ level: LogLevel? = nil, ago minutes: Double = 1,
    in group: String? = nil
  ) -> Story {
    told { story in
      let line = LogLine(
        time: Self.ago(minutes), logGroup: group ?? "/aws/lambda/" + resource.name,
        account: Self.account, region: Self.region, logStream: "s", message: message, level: level)
      story.logLines += Array(repeating: line, count: count)
    }
  }

  /// An operation that AWS refused, beside all that was seen.
  func refused(_ action: String) -> Story {
    told { story in
      var entry = Self.coverage(.configuration, minutes: 1)
      entry.scope = resource.id.arn
      entry.outcome = .denied(action: action)
      story.coverages.append(entry)
    }
  }

  /// The role that the function runs under, as IAM describes it.
  func role(_ change: (inout RoleConfiguration) -> Void) -> Story {
    var role = RoleConfiguration()
    change(&role)
    let name = "orders-role"
    return described { $0.role = Self.resource(.role, name).id.arn }.beside(
      .role, name, .role(role))
  }

  /// What Lambda says of the function, with the size that every description has.
  func described(_ change: (inout FunctionConfiguration) -> Void = { _ in }) -> Story {
    function {
      $0.memoryMB = $0.memoryMB ?? 256
      change(&$0)
    }
  }

  /// One mapping from a source to the function.
  func mapping(
    _ service: String, _ tail: String, _ change: (inout EventSourceMapping) -> Void = { _ in }
  )
    -> Story
  {
    function { function in
      var mapping = EventSourceMapping(
        uuid: "m\(function.eventSourceMappings?.count ?? 0)", functionARN: resource.id.arn,
        sourceARN: "arn:aws:\(service):\(Self.region):\(Self.account):\(tail)", state: "Enabled")
      change(&mapping)
      function.eventSourceMappings = (function.eventSourceMappings ?? []) + [mapping]
    }
  }
}

/// What a judgement lacked, in words; `nil` where it was made.
extension Verdict {
  var missing: String? {
    if case .unknown(let missing) = self { missing.sentence } else { nil }
  }
}
