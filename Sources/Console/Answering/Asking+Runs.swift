import InsightEngine
import ServerlessModel

extension Asking {
  func executions(_ listing: ExecutionListing) throws -> ExecutionsAnswer {
    let resource = try resource(listing.resource)
    let functions = try functions(of: resource)
    var query = ExecutionQuery(span: span, at: at, resources: functions.map(\.id))
    query.order = listing.order
    query.ascending = listing.ascending
    query.onlyFailures = listing.onlyFailures
    query.onlyCold = listing.onlyCold
    query.onlyRetries = listing.onlyRetries
    query.statuses = listing.statuses
    query.offset = listing.offset
    query.limit = listing.limit
    let isFunction = resource.kind == .lambdaFunction
    guard !functions.isEmpty else {
      return ExecutionsAnswer(
        rows: [], offset: 0, hasMore: false,
        empty:
          "A \(resource.kind.title) runs no code, and no function that it feeds was recorded. J shows its neighbours."
      )
    }
    let page = try reading.page(query)
    let configuration =
      isFunction ? try reading.configuration(of: resource.id, at: at).value?.function : nil
    return ExecutionsAnswer(
      rows: page.rows, offset: listing.offset,
      total: try page.total ?? count(listing, functions), hasMore: page.hasMore,
      timeoutSeconds: configuration?.timeoutSeconds, architecture: configuration?.architecture,
      empty: listing.onlyFailures
        ? "no failed run in this window; ! shows all"
        : reason(.logs, of: functions, noun: "run"),
      functions: isFunction ? [] : functions.map(\.name))
  }

  /// How many runs an unfiltered list has, by the counters; a filtered one is not counted beyond its page.
  private func count(_ listing: ExecutionListing, _ functions: [Resource]) throws -> Int? {
    let isFiltered =
      listing.onlyFailures || listing.onlyCold || listing.onlyRetries || !listing.statuses.isEmpty
    guard !isFiltered else { return nil }
    return try totals(of: functions).values.reduce(0) { $0 + $1.executions }
  }

  /// The function itself, or the functions that a resource feeds.
  private func functions(of resource: Resource) throws -> [Resource] {
    if resource.kind == .lambdaFunction { return [resource] }
    let relations = try reading.relations(at: at)
    let near = Set(
      relations.compactMap { relation -> ResourceID? in
        guard relation.kind != .role, relation.kind != .logGroup else { return nil }
        if relation.from == resource.id { return relation.to }
        return relation.to == resource.id ? relation.from : nil
      })
    return try resources().filter { near.contains($0.id) && $0.kind == .lambdaFunction }
  }

  func environments(_ text: String) throws -> EnvironmentsAnswer {
    let resource = try resource(text)
    guard resource.kind == .lambdaFunction else {
      return EnvironmentsAnswer(
        lanes: [], empty: "Only Lambda functions have execution environments.")
    }
    let held = try reading.environments(of: resource.id, in: span)
    let all = (held.value ?? []).sorted { $0.lastLine > $1.lastLine }
    let lanes = try all.prefix(60).map {
      EnvironmentsAnswer.Lane(environment: known($0), runs: try runs(of: $0))
    }
    return EnvironmentsAnswer(
      lanes: lanes,
      empty: held.reason.map(words) ?? reason(.logs, of: resource, noun: "environment"),
      total: all.count, cold: try coldFunction(resource)?.starts)
  }

  /// What is known of an environment at the moment: nothing after it.
  private func known(_ environment: ExecutionEnvironment) -> ExecutionEnvironment {
    var known = environment
    known.lastLine = min(environment.lastLine, at)
    return known
  }

  private func runs(of environment: ExecutionEnvironment) throws -> [EnvironmentsAnswer.Run] {
    var query = ExecutionQuery(span: span, at: at, resources: [environment.resource])
    query.logStream = environment.logStream
    query.limit = 400
    let length = Double(max(1, span.milliseconds))
    func position(_ moment: Instant) -> Double { Double(moment.since(span.start)) / length }
    return try reading.page(query).rows.map { run in
      let initStart =
        run.coldStart == true
        ? run.initDuration.map { position(run.start.adding(milliseconds: -$0.microseconds / 1000)) }
        : nil
      return EnvironmentsAnswer.Run(
        start: position(run.start), end: position(run.end ?? at), isFailure: run.status.isFailure,
        initStart: initStart)
    }
  }

  func execution(_ reference: RunReference) throws -> ExecutionAnswer {
    let run = try find(reference)
    let resource = try reading.resources(matching: run.resource.arn, at: at).first
    let configuration = try reading.configuration(of: run.resource, at: at).value?.function
    let trace = try run.traceID.flatMap { try reading.trace($0) }
    let layout = try trace.map { try self.layout($0, of: run) }
    let limit = configuration?.timeoutSeconds.map(Double.init)
    let findings = Concern.ordered(
      open(try self.findings()).filter { $0.resource == run.resource }
    ) { _ in 0 }
    let architecture = configuration?.architecture
    let isPriced = run.billed != nil && run.memoryMB != nil
    let perMillion = try? Cost.perMillion(
      of: run, architecture: architecture ?? .x86, region: run.resource.region)
    let service = resource?.microservices.first.map {
      MicroserviceName(account: run.resource.account, name: $0)
    }
    let log = try log(of: run)
    let nth = try runOfEnvironment(run)
    return ExecutionAnswer(
      execution: run,
      sentence: ExecutionSentence(run: run, trace: layout, timeout: limit, at: at).text,
      severity: run.status.isFailure ? .critical : run.anomalous == true ? .warning : nil,
      lineage: try lineage(of: run, configuration), timeoutSeconds: limit,
      architecture: architecture,
      alias: configuration?.aliases?.first { $0.version == run.version }?.name,
      costPerMillionUSD: isPriced ? perMillion : nil,
      runOfEnvironment: nth, trace: layout,
      missingTrace: layout == nil ? missingTrace(run, configuration) : nil, log: log,
      findings: Array(findings.prefix(20)), resourceName: run.functionName,
      service: service)
  }

  func find(_ reference: RunReference) throws -> Execution {
    if let id = RequestID(reference.requestID) {
      let known = try reading.executions(requestID: id)
        .filter { $0.start <= at && Self.isOf($0, reference.resource) }
        .sorted { $0.start < $1.start }
      let exact = reference.start.flatMap { start in known.first { $0.start == start } }
      if let run = exact ?? known.last { return run.asKnown(at: at) }
      if let refusal = refusal([.logs]) {
        throw Unanswerable("No run of request \(reference.requestID) is known: \(refusal.advice)")
      }
      throw Unanswerable(
        "No run of request \(reference.requestID) is known at \(at.date) \(at.clock)Z. If it began later, t goes there."
      )
    }
    if reference.requestID.isEmpty, let start = reference.start, let arn = reference.resource {
      let id = ExecutionID(resource: ResourceID(arn: arn), start: start)
      if let run = try reading.execution(id, at: at) { return run.asKnown(at: at) }
    }
    throw Unanswerable(
      "\"\(reference.requestID)\" is no request id. It has 36 characters; :find looks for other ids."
    )
  }

  private static func isOf(_ run: Execution, _ resource: String?) -> Bool {
    guard let resource else { return true }
    return run.resource.arn == resource || run.functionName == resource
  }

  private func runOfEnvironment(_ run: Execution) throws -> Int? {
    guard let stream = run.logStream, !stream.isEmpty else { return nil }
    var query = ExecutionQuery(
      span: TimeSpan(start: past.start, end: run.start.adding(milliseconds: 1)), at: at,
      resources: [run.resource])
    query.logStream = stream
    query.limit = 1
    return try reading.page(query).total
  }

  private func missingTrace(_ run: Execution, _ configuration: FunctionConfiguration?)
    -> MissingTrace
  {
    if run.traceID == nil {
      return configuration?.tracingMode == "Active" ? .notSampled : .tracingOff
    }
    if run.sampled == false { return .notSampled }
    return at.since(run.start) > 30 * 86_400_000 ? .expired : .notRecorded
  }

  private func log(of run: Execution) throws -> LogsAnswer {
    guard let request = run.requestID else {
      return LogsAnswer(
        lines: [], hasMore: false, empty: "an init without a request has no lines of its own",
        groups: [])
    }
    let end = min(at, (run.end ?? at).adding(seconds: 120))
    var query = LogQuery(
      span: TimeSpan(start: run.start.adding(seconds: -60), end: end.adding(milliseconds: 1)))
    query.requestID = request
    query.groups =
      run.logGroup.map {
        [LogGroupID(account: run.resource.account, region: run.resource.region, name: $0)]
      } ?? []
    query.limit = 500
    let page = try reading.logPage(query)
    let resource = try reading.resources(matching: run.resource.arn, at: at).first
    return LogsAnswer(
      lines: page.lines.filter { $0.time <= at }, hasMore: page.hasMore,
      empty: reason(.logs, of: resource, noun: "log line"), groups: query.groups.map(\.name),
      recordedShare: try resource.flatMap { try recordedShare(of: $0, at: run.start) })
  }
}
