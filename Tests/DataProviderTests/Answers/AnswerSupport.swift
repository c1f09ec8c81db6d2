import DataProvider
import ServerlessModel
import Testing

/// The moment that documents of no known time get in these tests.
let fallbackMoment = Instant(milliseconds: 1_795_183_200_000)

/// One document with its path.
struct Document {
  var path: String
  var text: String

  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
  }
}

extension AnswerReader {
  mutating func read(_ document: Document, asOf: Instant? = nil) throws -> AnswerReport? {
    try read(Array(document.text.utf8), path: document.path, asOf: asOf)
  }
}

/// Reads documents in the order given and puts them together.
func gather(_ documents: Document..., options: AnswerOptions = AnswerOptions()) throws
  -> SnapshotBatch
{
  var reader = AnswerReader(options: options)
  for document in documents {
    let report = try reader.read(document)
    try #require(report != nil, "not recognised: \(document.path)")
  }
  return reader.drain(fallback: fallbackMoment)
}

extension SnapshotBatch {
  /// The configuration of the resource whose ARN ends so, the last one.
  func configuration(_ ending: String) throws -> Configuration {
    try #require(configurations.last { $0.resource.arn.hasSuffix(ending) }?.value)
  }

  func resource(_ ending: String) throws -> Resource {
    try #require(resources.first { $0.id.arn.hasSuffix(ending) })
  }

  func relates(_ kind: Relation.Kind, _ from: String, _ to: String) -> Bool {
    relations.contains {
      $0.kind == kind && $0.from.arn.hasSuffix(from) && $0.to.arn.hasSuffix(to)
    }
  }
}

let place = "111122223333/eu-west-1/"
