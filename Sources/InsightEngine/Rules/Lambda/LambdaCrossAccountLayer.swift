import ServerlessModel

/// Finds functions that load code which a stranger publishes.
struct LambdaCrossAccountLayer: Rule {
  var card: RuleCard {
    RuleCard(
      id: "lambda-cross-account-layer",
      title: "Layer comes from another account",
      pillar: .security, sal: .sec3, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration],
      why: "It runs with all rights of the function, and its maker can withdraw it.",
      fix: "Pin and copy the layer into your own account, or mute the finding for a publisher whom "
        + "you trust.",
      sources: [
        "prowler awslambda_function_using_cross_account_layers"
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    let layers = try context.described().layers
    if layers.isEmpty { return .notApplicable }
    let foreign = layers.filter { Self.isForeign($0, context) }
    guard let first = foreign.first.map({ ResourceID(arn: $0) }) else { return .pass }
    return .fails(
      "\(Format.counted(foreign.count, "layer")) of another account, \(first.account) first",
      figure: Double(foreign.count), .list("layers", foreign))
  }

  /// Whether a layer is of no account that is recorded, and of no known publisher.
  private static func isForeign(_ layer: String, _ context: Context) -> Bool {
    let account = ResourceID(arn: layer).account
    return !context.fleet.accounts.contains(account) && LayerPublishers.name(of: account) == nil
  }
}
