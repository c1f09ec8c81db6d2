import AWSClient
import ServerlessModel

/// What the documents read so far say, before it is put in order of time.
struct Gathering {
  /// One resource as it was seen.
  struct Sighting {
    var kind: ResourceKind
    var name: String
    var account: String
    var region: String
    var tags: [String: String] = [:]
    var stack: String?
    var first: Instant?
    var timeless = false
  }

  /// A change to the configuration of one resource at a time.
  struct Change {
    var time: Instant?
    var resource: ResourceID
    var apply: (inout Configuration?) -> Void
  }

  /// A row of coverage whose moment may not be known yet.
  struct Covered: Hashable {
    var account: String
    var region: String
    var source: Coverage.Source
    var scope: String
    var outcome: Coverage.Outcome
    var time: Instant?
    var span: TimeSpan?
    var settled: Instant?
    /// The calls it took; those of a collector are counted by its ledger.
    var calls = 1
  }

  var sightings: [ResourceID: Sighting] = [:]
  var changes: [Change] = []
  var relations: Set<Relation> = []
  var accounts: [String: Account] = [:]
  var deployments: [String: Deployment] = [:]
  var quotas: [String: Quota] = [:]
  var covered: Set<Covered> = []
  var alarms = AlarmBook()
  var metrics = MetricBook()
  var traces = TraceBook()
  var stacks = StackBook()
  /// Integrations of HTTP APIs by id, for the routes that name them.
  var integrations: [ResourceID: [String: APIGatewayV2.Integration]] = [:]
  /// What lists of a whole account say of its APIs.
  var apis = APIBook()
  /// What tasks run, by the ARN of their definition.
  var taskDefinitions: [String: TaskFacts] = [:]
  var notes: [String] = []
  /// Resources that the document now being read configured or saw.
  var touched: [ResourceID] = []
  /// Resources that the document now being read configured.
  var configured: Set<ResourceID> = []
  /// Namespaces of metrics that the document now being read does not answer whole.
  var incomplete: Set<String> = []
  /// Accounts and regions whose event source mappings were listed whole, with the time of the list.
  var mappingLists: [(account: String, region: String, time: Instant?)] = []
  /// Accounts and regions whose scalable tables were listed whole, with the time of the list.
  var scalingLists: [(account: String, region: String, time: Instant?)] = []
  /// The same of lists of Amazon Inspector's findings.
  var findingLists: [(account: String, region: String, time: Instant?)] = []
  /// Who changed what; of resources that may not be known yet.
  var trail: [TrailChange] = []
  var subnets: [String: Subnet] = [:]
  /// What was seen before the last drain, for answers about all of it.
  var remembered: [ResourceID: Sighting] = [:]
  /// What the caller of the answer now being read says of it.
  private var live: LiveAsk?

  /// Everything seen so far, whenever it was drained.
  var everSeen: [ResourceID: Sighting] { remembered.merging(sightings) { _, new in new } }

  /// One resource as it was last seen.
  func lastSeen(_ id: ResourceID) -> Sighting? { sightings[id] ?? remembered[id] }

  /// Begins a document.
  mutating func begin(_ live: LiveAsk? = nil) {
    self.live = live
    notes = []
    touched = []
    configured = []
    incomplete = []
  }

  mutating func note(_ sentence: String) { notes.append(sentence) }

  /// Sees a resource by its ARN; an ARN of no known kind is passed over.
  mutating func see(_ id: ResourceID, at time: Instant?, tags: [String: String]? = nil) {
    guard let (kind, name) = ResourceKind.parse(arn: id.arn) else { return }
    see(id, kind, name: name, at: time, tags: tags)
  }

  /// Sees a resource of a kind.
  mutating func see(
    _ id: ResourceID, _ kind: ResourceKind, name: String, account: String? = nil,
    region: String? = nil, at time: Instant?, tags: [String: String]? = nil
  ) {
    var seen =
      sightings[id]
      ?? Sighting(
        kind: kind, name: name, account: account ?? id.account, region: region ?? id.region)
    seen.kind = kind
    seen.name = name
    if let account, !account.isEmpty { seen.account = account }
    if let region, !region.isEmpty { seen.region = region }
    for (key, value) in tags ?? [:] { seen.tags[key] = value }
    if let time { seen.first = min(seen.first ?? time, time) } else { seen.timeless = true }
    sightings[id] = seen
    touched.append(id)
  }

  /// Changes the configuration of a resource from a moment on.
  mutating func configure<Part: ConfigurationPart>(
    _ id: ResourceID, at time: Instant?, _ change: @escaping (inout Part) -> Void
  ) {
    changes.append(
      Change(time: time, resource: id) { whole in
        var part = whole.flatMap(Part.opened) ?? Part()
        change(&part)
        whole = part.whole
      })
    touched.append(id)
    configured.insert(id)
  }

  /// Changes what is known of an account.
  mutating func account(_ id: String, _ change: (inout Account) -> Void) {
    var account = accounts[id] ?? Account(id: id, name: id, regions: [])
    change(&account)
    account.regions = Set(account.regions).sorted()
    accounts[id] = account
  }

  /// Relates two resources; an end that is not known is passed over.
  mutating func relate(_ kind: Relation.Kind, _ from: ResourceID?, _ to: ResourceID?) {
    guard let from, let to else { return }
    relations.insert(Relation(kind: kind, from: from, to: to))
  }

  mutating func cover(
    _ source: Coverage.Source, account: String, region: String, scope: String,
    _ outcome: Coverage.Outcome, at time: Instant? = nil, span: TimeSpan? = nil
  ) {
    guard let live else {
      covered.insert(
        Covered(
          account: account, region: region, source: source, scope: scope, outcome: outcome,
          time: time, span: span))
      return
    }
    if live.isPart, outcome == .answered || outcome == .empty { return }
    covered.insert(
      Covered(
        account: account, region: region, source: source, scope: scope,
        outcome: live.outcome(outcome), time: time, span: live.span ?? span,
        settled: live.settled, calls: 0))
  }
}
