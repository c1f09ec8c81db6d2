import AWSClient
import ArgumentParser

/// Which accounts of AWS are read, how deep, and for how much.
struct LiveOptions: ParsableArguments {
  @Option(help: "Read AWS with this profile; may be given several times.")
  var profile: [String] = []

  @Option(help: "Take this role first; may be given several times.")
  var roleArn: [String] = []

  @Option(help: "The external id that the role asks for.")
  var externalId: String?

  @Option(help: "Call this address in place of AWS's own.")
  var endpointUrl: String?

  @Option(help: "Read only these services, with commas between them: lambda,sqs,dynamodb.")
  var services: String?

  @Option(help: "What a day of looking may cost, in dollars; default 1.")
  var budget: Double?

  @Flag(help: "Read the details of every function, which takes a call each.")
  var deep = false

  /// Whether any option says that AWS is meant.
  var isGiven: Bool { !profile.isEmpty || !roleArn.isEmpty || endpointUrl != nil }

  /// Who looks, and where, by the options and by the configuration.
  func identities(regions: [String]) throws -> [Identity] {
    let config = try Config.read().checked(ProfilesConfig.self, RegionsConfig.self)
    let options = IdentityOptions(
      profiles: profile, regions: regions, roleARNs: roleArn, externalID: externalId)
    do throws(IdentityOptions.Problem) {
      return try ConfiguredIdentities(config).identities(options, .process)
    } catch {
      throw CommandFailure(.usage, error.sentence)
    }
  }

  /// The services by the names that ARNs use; `nil` for all.
  func serviceNames() throws -> Set<String>? { try Self.serviceNames(services) }

  /// The same of a text with commas.
  static func serviceNames(_ services: String?) throws -> Set<String>? {
    guard let services else { return nil }
    let names = services.split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
    let unknown = names.filter { !known.contains($0) }
    guard unknown.isEmpty, !names.isEmpty else {
      throw CommandFailure(
        .usage,
        "--services \(Quoted.text(services)) names \(unknown.first.map(Quoted.text) ?? "nothing")"
          + ", which perch does not read. Choose from: \(known.sorted().joined(separator: ","))."
      )
    }
    return Set(names)
  }

  func checkedBudget() throws -> Double? {
    guard let budget else { return nil }
    guard budget >= 0, budget.isFinite else {
      throw CommandFailure(
        .usage, "--budget \(budget) is no amount. Give dollars a day, such as 2.5.")
    }
    return budget
  }

  /// Services as ARNs and IAM actions name them.
  private static let known = Set(
    AWSOperation.allowed.compactMap { $0.action?.split(separator: ":").first.map(String.init) })
}
