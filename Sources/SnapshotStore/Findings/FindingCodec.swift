import ServerlessModel

/// A finding as bytes; texts that come from the rule's card are told by their number.
enum FindingCodec {
  private static let codec: UInt8 = 1

  static func encode(_ finding: Finding, number: (String) throws -> Int64) throws -> [UInt8] {
    var writer = ByteWriter()
    writer.byte(codec)
    for text in [
      finding.rule, finding.title, finding.resource.arn, finding.why, finding.remediation,
    ] {
      writer.signed(try number(text))
    }
    writer.count(finding.references.count)
    for reference in finding.references { writer.signed(try number(reference)) }
    writer.text(finding.id)
    writer.text(finding.pillar.rawValue)
    writer.text(finding.sal.rawValue)
    writer.text(finding.severity.rawValue)
    writer.text(finding.state.rawValue)
    writer.list(finding.microservices) { $0.text($1) }
    writer.signed(finding.firstSeen.milliseconds)
    writer.signed(finding.lastSeen.milliseconds)
    writer.signed(finding.noticedAt.milliseconds)
    writer.optional(finding.resolvedAt) { $0.signed($1.milliseconds) }
    writer.signed(Int64(finding.count))
    writer.signed(Int64(finding.reopened))
    writer.text(finding.summary)
    writer.list(finding.evidence) { $0.evidence($1) }
    writer.list(finding.parameters) { $0.evidence($1) }
    writer.optional(finding.savingUSD) { $0.double($1) }
    if let other = finding.judgedOn { writer.signed(try number(other.arn)) }
    return Zstd.packed(writer.bytes)
  }

  static func decode(_ bytes: [UInt8], text: (Int64) throws -> String) throws -> Finding {
    var reader = FieldReader(try Zstd.unpacked(bytes))
    guard try reader.byte() == codec else { throw DamagedData("a finding has an unknown form") }
    let texts = try (0..<5).map { _ in try text(try reader.signed()) }
    let references = try reader.list { try text(try $0.signed()) }
    var finding = Finding(
      id: try reader.text(), rule: texts[0], title: texts[1], pillar: try reader.named(),
      sal: try reader.named(), severity: try reader.named(), state: try reader.named(),
      resource: ResourceID(arn: texts[2]), microservices: try reader.list { try $0.text() },
      firstSeen: try reader.instant(), lastSeen: try reader.instant(),
      noticedAt: try reader.instant(), resolvedAt: try reader.optional { try $0.instant() },
      count: Int(clamping: try reader.signed()), reopened: Int(clamping: try reader.signed()),
      summary: try reader.text(), why: texts[3], evidence: try reader.list { try $0.evidence() },
      parameters: try reader.list { try $0.evidence() }, remediation: texts[4],
      savingUSD: try reader.optional { try $0.double() }, references: references)
    if !reader.isAtEnd { finding.judgedOn = ResourceID(arn: try text(try reader.signed())) }
    return finding
  }
}

extension ByteWriter {
  fileprivate mutating func evidence(_ evidence: Evidence) {
    text(evidence.name)
    switch evidence.value {
    case .number(let number):
      byte(0)
      double(number)
    case .text(let words):
      byte(1)
      text(words)
    case .list(let list):
      byte(2)
      self.list(list) { $0.text($1) }
    }
  }
}

extension FieldReader {
  fileprivate mutating func evidence() throws -> Evidence {
    let name = try text()
    return switch try byte() {
    case 0: .number(name, try double())
    case 1: .text(name, try text())
    case 2: .list(name, try list { try $0.text() })
    default: throw DamagedData("evidence has an unknown form")
    }
  }

  fileprivate mutating func instant() throws -> Instant { Instant(milliseconds: try signed()) }

  fileprivate mutating func named<Name: RawRepresentable<String>>() throws -> Name {
    let text = try text()
    guard let value = Name(rawValue: text) else { throw DamagedData("a finding says \(text)") }
    return value
  }
}
