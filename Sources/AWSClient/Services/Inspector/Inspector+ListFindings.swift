extension Inspector {
  /// Reads known holes in code and packages of functions.
  ///
  /// - IAM action: `inspector2:ListFindings`.
  /// - Limits: 100 a page; rate not published.
  /// - Source: Amazon Inspector API Reference, ListFindings (2026-11).
  package static let listFindings = service(
    "ListFindings", "reads known holes in code and packages of functions", keys: ["findings"],
    http: .post("/findings/list"), paging: Paging("nextToken", size: "maxResults", most: 100))

  /// What was found, in functions and elsewhere.
  package struct ListFindings: Decodable, Sendable {
    package var findings: [Finding]?
  }

  /// One hole.
  package struct Finding: Decodable, Sendable {
    package var type: String?
    package var severity: String?
    package var status: String?
    package var title: String?
    package var resources: [Place]?
    package var packageVulnerabilityDetails: PackageDetails?
    package var codeVulnerabilityDetails: CodeDetails?
  }

  /// The resource that has it.
  package struct Place: Decodable, Sendable {
    package var type: String?
    package var id: String?
  }

  /// A hole in a package.
  package struct PackageDetails: Decodable, Sendable {
    package var vulnerabilityId: String?
    package var vulnerablePackages: [Package]?
  }

  /// The package, and where the hole is closed.
  package struct Package: Decodable, Sendable {
    package var name: String?
    package var fixedInVersion: String?
  }

  /// A hole in the code itself.
  package struct CodeDetails: Decodable, Sendable {
    package var cwes: [String]?
    package var detectorName: String?
    package var filePath: File?
  }

  /// The lines of it.
  package struct File: Decodable, Sendable {
    package var filePath: String?
    package var startLine: Int?
  }
}
