/// Amazon Inspector: known holes in the code of functions and in the packages they carry.
package enum Inspector {
  private static let call = ServiceName("inspector2", .restJSON)

  static let operations = [
    call("ListFindings", ["findings"], "reads known holes in code and packages of functions"),
    call(
      "BatchGetAccountStatus", ["accounts.resourceState"],
      "reads whether the code of functions is scanned"),
  ]

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

  /// What is scanned, by account.
  package struct BatchGetAccountStatus: Decodable, Sendable {
    package var accounts: [Account]?
  }

  /// What is scanned in one account.
  package struct Account: Decodable, Sendable {
    package var accountId: String?
    package var resourceState: Resources?
  }

  /// What is scanned, by kind of resource.
  package struct Resources: Decodable, Sendable {
    package var lambda: State?
    package var lambdaCode: State?
  }

  /// `ENABLED`, `DISABLED` or on the way there.
  package struct State: Decodable, Sendable {
    package var status: String?
  }
}
