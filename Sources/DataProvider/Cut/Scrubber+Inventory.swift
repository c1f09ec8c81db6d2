import Redaction
import ServerlessModel

extension Scrubber {
  mutating func id(_ id: ResourceID) -> ResourceID { ResourceID(arn: name(id.arn)) }

  mutating func account(_ account: Account) -> Account {
    Account(
      id: name(account.id), name: text(account.name), regions: account.regions.map { name($0) })
  }

  mutating func resource(_ resource: Resource) -> Resource {
    var made = Resource(
      id: id(resource.id), kind: resource.kind, name: name(resource.name),
      account: name(resource.account), region: name(resource.region),
      validFrom: resource.validFrom, validTo: resource.validTo)
    made.tags = map(resource.tags)
    made.microservices = resource.microservices.map { name($0) }
    made.stack = resource.stack.map { name($0) }
    return made
  }

  /// Named values, where a name may tell that the value is a secret.
  mutating func map(_ fields: [String: String]) -> [String: String] {
    var made: [String: String] = [:]
    for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
      made[text(field)] = self.value(value, of: field)
    }
    return made
  }

  mutating func relation(_ relation: Relation) -> Relation {
    Relation(kind: relation.kind, from: id(relation.from), to: id(relation.to))
  }

  /// Its id is a hash of the ARN among others.
  mutating func deployment(_ deployment: Deployment) throws -> Deployment {
    var made = try document(deployment)
    if let hash = SegmentID(deployment.id.dropFirst(2)) {
      made.id = "d-" + Hex.text(number(hash.value))
    }
    return made
  }

  mutating func finding(_ event: FindingEvent) -> FindingEvent {
    var made = event
    made.finding.id = name(event.finding.id)
    made.finding.rule = name(event.finding.rule)
    made.finding.resource = id(event.finding.resource)
    made.finding.judgedOn = event.finding.judgedOn.map { id($0) }
    made.finding.microservices = event.finding.microservices.map { name($0) }
    made.finding.summary = text(event.finding.summary)
    made.finding.evidence = event.finding.evidence.map { evidence($0) }
    made.finding.parameters = event.finding.parameters.map { evidence($0) }
    // The texts of a rule's card; those of a policy are its user's own.
    made.finding.title = text(event.finding.title)
    made.finding.why = text(event.finding.why)
    made.finding.remediation = text(event.finding.remediation)
    made.finding.references = event.finding.references.map { name($0) }
    return made
  }

  private mutating func evidence(_ evidence: Evidence) -> Evidence {
    switch evidence.value {
    case .number: return Evidence(name: name(evidence.name), value: evidence.value)
    case .text(let words): return .text(name(evidence.name), said(words))
    case .list(let words): return .list(name(evidence.name), words.map { said($0) })
    }
  }

  /// `DB_PASSWORD: password` names the kind of a secret, where its value would stand.
  private mutating func said(_ words: String) -> String {
    let last = words.split(separator: " ").last.map(String.init) ?? ""
    return RedactionKind(rawValue: last) == nil ? text(words) : name(words)
  }

  mutating func verdict(_ verdict: UnknownVerdict) -> UnknownVerdict {
    UnknownVerdict(
      rule: name(verdict.rule), resource: id(verdict.resource), missing: text(verdict.missing))
  }
}
