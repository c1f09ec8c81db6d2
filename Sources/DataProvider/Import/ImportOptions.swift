package import Redaction
package import ServerlessModel

/// What an import reads, where it writes, and what holds for lines that do not say.
package struct ImportOptions: Sendable {
  package var paths: [String]
  package var out: String
  package var key: RedactionKey
  /// What the user wants masked beside what is known to be secret.
  package var patterns: CustomPatterns
  /// The function of lines that name no log group.
  package var function: String?
  package var account: String?
  package var region: String?
  /// Where the list of lines that were not understood goes.
  package var report: String?
  package var recordedBy: String
  /// `import`, or `sample` for the maker of the sample.
  package var origin: String
  /// The user's rules of which resources are one microservice.
  package var microservices: [MicroserviceRule]

  /// Makes the options; what is left out is `unknown` in the recording.
  package init(
    paths: [String], out: String, key: RedactionKey, function: String? = nil,
    account: String? = nil, region: String? = nil, report: String? = nil,
    recordedBy: String = "perch", origin: String = "import",
    microservices: [MicroserviceRule] = [],
    patterns: CustomPatterns = CustomPatterns()
  ) {
    self.paths = paths
    self.out = out
    self.key = key
    self.patterns = patterns
    self.function = function
    self.account = account
    self.region = region
    self.report = report
    self.recordedBy = recordedBy
    self.origin = origin
    self.microservices = microservices
  }
}

/// How far an import is.
package struct ImportProgress: Hashable, Sendable {
  /// What is being done.
  package enum Phase: String, Sendable { case reading, uniting, closing }

  package var phase: Phase
  /// Bytes of the files as they lie on disk, compressed ones as such.
  package var bytesDone: Int64
  package var bytesTotal: Int64
  /// The file that is being read.
  package var path: String
}
