import InsightEngine
import ServerlessModel

extension Asking {
  func frame() throws -> FrameAnswer {
    var answer = FrameAnswer()
    let resources = try resources()
    let findings = try findings()
    answer.findings = FindingCounts(findings)
    answer.ringing = ringing(findings)
    answer.accounts = try reading.accounts(at: at)
    let regions = Set(resources.map(\.region)).filter { !$0.isEmpty && $0 != "unknown" }
    answer.regions = max(regions.count, Set(answer.accounts.flatMap(\.regions)).count)
    let coverage = try reading.allCoverage()
    answer.apiCalls = coverage.reduce(0) { $0 + $1.apiCalls }
    answer.apiCostUSD = coverage.reduce(0) { $0 + $1.apiCostUSD }
    let names = resources.flatMap { resource in
      services(of: resource).map { MicroserviceName(account: resource.account, name: $0) }
    }
    answer.services = Set(names).sorted()
    answer.resources = resources.sorted { ($0.kind, $0.name) < ($1.kind, $1.name) }.prefix(5000).map
    {
      ResourceName(name: $0.name, kind: $0.kind, id: $0.id)
    }
    return answer
  }

  /// The open findings whose policies ask for the bell; `nil` where no policy was judged.
  private func ringing(_ findings: [Finding]) -> Set<String>? {
    guard !settings.policies.policies.isEmpty else { return nil }
    let rings = open(findings).filter { settings.policies.notify($0.rule).contains("bell") }
    return Set(rings.map(\.id))
  }

  /// Findings that opened and deployments, oldest first, one a minute and label.
  func marks() throws -> [TimeMark] {
    let opened = try openings { _ in true }
    let deployed = try reading.allDeployments(in: span).map(\.mark)
    return (opened + deployed).sorted { $0.time < $1.time }
  }

  /// Findings of some resources that opened.
  func openings(_ isWanted: (ResourceID) -> Bool) throws -> [TimeMark] {
    let lives = try reading.findingEvents(in: span) + settings.policies.events(in: span)
    return lives.compactMap { event in
      let finding = event.finding
      guard event.kind == .opened || event.kind == .reopened, finding.severity != .info,
        isWanted(finding.resource)
      else { return nil }
      return TimeMark(
        time: event.time, kind: .finding(finding.severity),
        label: "\(name(of: finding.resource)): \(finding.title)")
    }
  }

  func name(of resource: ResourceID) -> String {
    ResourceKind.parse(arn: resource.arn)?.name ?? resource.arn
  }

  func fleet() throws -> FleetAnswer {
    let resources = try resources()
    let facts = try FleetFacts(self, resources: resources)
    let byResource = Dictionary(grouping: facts.findings, by: \.resource)
    var answer = FleetAnswer()
    for account in try reading.accounts(at: at) {
      if let wanted = question.scope.account, wanted != account.id { continue }
      let mine = resources.filter { $0.account == account.id }
      answer.accounts.append(try self.account(account, mine, facts, byResource))
    }
    answer.accounts.sort {
      Self.concern($0.figures, $0.account.name) < Self.concern($1.figures, $1.account.name)
    }
    answer.runs = Self.sums(answer.accounts.map(\.figures.spark))
    answer.failures = Self.sums(answer.accounts.map(\.figures.failures))
    let problems = try problems(facts.findings, resources, facts.totals)
    answer.problemCount = problems.count
    answer.problems = Array(problems.prefix(40))
    answer.drivers = drivers(resources, facts.totals)
    answer.empty = refusal([.logs]).map(words) ?? "no run was recorded in this window"
    return answer
  }

  /// The sums of lines step by step; unknown where no line knows.
  private static func sums(_ lines: [[Double?]]) -> [Double?] {
    (0..<(lines.map(\.count).max() ?? 0)).map { step in
      let known = lines.compactMap { step < $0.count ? $0[step] : nil }
      return known.isEmpty ? nil : known.reduce(0, +)
    }
  }

  private func account(
    _ account: Account, _ resources: [Resource], _ facts: FleetFacts,
    _ findings: [ResourceID: [Finding]]
  ) throws -> AccountFigures {
    let coverage = try facts.coverage[account.id] ?? reading.coverage(account: account.id)
    var byService: [String: [Resource]] = [:]
    for resource in resources {
      for service in services(of: resource) { byService[service, default: []].append(resource) }
    }
    var services = try byService.map { name, members in
      let service = MicroserviceName(account: account.id, name: name)
      return ServiceFigures(
        name: service, resourceCount: members.count,
        figures: try figures(
          of: .microservice(service), members, findings: findings, totals: facts.totals,
          coverage: coverage))
    }
    services.sort {
      Self.concern($0.figures, $0.name.name) < Self.concern($1.figures, $1.name.name)
    }
    var own = try figures(
      of: .account(account.id), resources, findings: findings, totals: facts.totals,
      coverage: coverage)
    if own.missing == nil, services.count > 1 { own.health = health(of: services) }
    return AccountFigures(account: account, figures: own, services: services)
  }

  private func health(of services: [ServiceFigures]) -> HealthFigure {
    let members = services.map {
      (score: $0.figures.health.score, runs: $0.figures.counters.executions)
    }
    let worst = services.min { ($0.figures.health.score ?? 101) < ($1.figures.health.score ?? 101) }
    guard let worst else { return .unknown }
    let score = worst.figures.health.score.map(String.init) ?? "?"
    return HealthFigure(
      score: Health.group(members), deductions: worst.figures.health.deductions,
      note: "0.6 of its worst microservice, \(worst.name.name) \(score), and 0.4 of the mean of "
        + "\(services.count) weighted by log(1 + runs). In the worst:")
  }

  /// Sorts the most concerning first: severity, then health, unknown last, then name.
  private static func concern(_ figures: EntityFigures, _ name: String) -> (Int, Int, String) {
    let severity = figures.findings.critical > 0 ? 0 : figures.findings.warning > 0 ? 1 : 2
    return (figures.missing == nil ? severity : 3, figures.health.score ?? 101, name)
  }

  /// Critical and warning findings, the most concerning first.
  func problems(
    _ findings: [Finding], _ resources: [Resource], _ totals: [ResourceID: Counters]
  ) throws -> [Problem] {
    let byID = Dictionary(resources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var runsOfService: [String: Int] = [:]
    for resource in resources {
      for service in services(of: resource) {
        runsOfService["\(resource.account)/\(service)", default: 0] +=
          totals[resource.id]?.executions ?? 0
      }
    }
    let serious = open(findings).filter { $0.severity != .info }
    let ordered = Concern.ordered(serious) { finding in
      guard let resource = byID[finding.resource], let service = services(of: resource).first else {
        return 0
      }
      let all = runsOfService["\(resource.account)/\(service)"] ?? 0
      return all == 0 ? 0 : Double(totals[resource.id]?.failures ?? 0) / Double(all)
    }
    return ordered.map { finding in
      let resource = byID[finding.resource]
      return Problem(
        finding: finding, resourceName: resource?.name ?? name(of: finding.resource),
        service: resource?.microservices.first ?? finding.microservices.first ?? "")
    }
  }

  /// What explains a finding, by its id.
  func why(_ findingID: String) throws -> String? {
    let findings = try findings()
    return try why(findings.first { $0.id == findingID }, findings)
  }

  func why(_ finding: Finding?, _ findings: [Finding]) throws -> String? {
    guard let finding else { return nil }
    let relations = try reading.relations(at: at)
    return try WhyLine.explain(
      finding, source: reading, relations: relations, findings: findings)?.text
  }

  /// Money of the window by driver, over resources.
  func drivers(_ resources: [Resource], _ totals: [ResourceID: Counters]) -> [CostShare] {
    var sums: [CostDriver: Double] = [:]
    for resource in resources {
      guard let counters = totals[resource.id],
        let shares = try? Cost.shares(of: counters, region: resource.region)
      else { continue }
      for share in shares {
        sums[share.driver, default: 0] += share.amountUSD
      }
    }
    return sums.map { CostShare(driver: $0.key, amountUSD: $0.value) }
      .sorted { ($0.amountUSD, $1.driver.rawValue) > ($1.amountUSD, $0.driver.rawValue) }
  }
}
