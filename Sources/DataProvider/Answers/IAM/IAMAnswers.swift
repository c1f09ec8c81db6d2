import AWSClient
import ServerlessModel

/// What roles may do and who may take them.
enum IAMAnswers {
  static let handlers: [String: Handler] = [
    "list-account-aliases": aliases, "get-account-authorization-details": details,
    "get-role": role, "get-role-policy": inlinePolicy,
    "list-attached-role-policies": attachedPolicies,
    "get-service-last-accessed-details": lastAccessed,
  ]

  private static func aliases(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: IAM.ListAccountAliases = try answer.decode()
    guard let alias = list.accountAliases?.first else { return }
    gathering.account(answer.account) { $0.name = alias }
  }

  private static func details(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let details: IAM.GetAccountAuthorizationDetails = try answer.decode()
    var managed: [String: [PolicyStatement]] = [:]
    for policy in details.policies ?? [] {
      let version = policy.policyVersionList?.first { $0.isDefaultVersion ?? true }
      if let arn = policy.arn { managed[arn] = version?.document?.model ?? [] }
    }
    for role in details.roleDetailList ?? [] { keep(role, managed, answer, &gathering) }
  }

  private static func role(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let reply: IAM.GetRole = try answer.decode()
    if let role = reply.role { keep(role, [:], answer, &gathering) }
  }

  private static func keep(
    _ role: IAM.Role, _ managed: [String: [PolicyStatement]], _ answer: Answer,
    _ gathering: inout Gathering
  ) {
    guard let id = ARN.resource(role.arn) else { return }
    gathering.see(
      id, .role, name: role.roleName ?? id.tail, at: answer.time, tags: role.tags?.dictionary)
    gathering.configure(id, at: answer.time) { (part: inout RoleConfiguration) in
      part.trust = role.assumeRolePolicyDocument?.model ?? part.trust
      part.permissionsBoundary = role.permissionsBoundary?.permissionsBoundaryArn
      part.lastUsed = Instant(role.roleLastUsed?.lastUsedDate) ?? part.lastUsed
      part.createdAt = Instant(role.createDate) ?? part.createdAt
      if let attached = role.attachedManagedPolicies {
        part.attachedPolicies = attached.compactMap { $0.policyArn ?? $0.policyName }
      }
      guard let inline = role.rolePolicyList else { return }
      let given = (role.attachedManagedPolicies ?? []).compactMap(\.policyArn)
      part.readPolicies = given.filter { managed[$0] != nil }
      part.statements =
        inline.flatMap { $0.policyDocument?.model ?? [] } + given.flatMap { managed[$0] ?? [] }
    }
  }

  private static func inlinePolicy(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let policy: IAM.InlinePolicy = try answer.decode()
    guard let id = policy.roleName.map({ answer.id(.role, $0) }) ?? answer.subjectID(.role) else {
      return gathering.noteNameless(answer)
    }
    let statements = policy.policyDocument?.model ?? []
    gathering.configure(id, at: answer.time) { (part: inout RoleConfiguration) in
      let held = part.statements ?? []
      part.statements = held + statements.filter { !held.contains($0) }
    }
  }

  private static func attachedPolicies(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: IAM.ListAttachedRolePolicies = try answer.decode()
    guard let id = answer.subjectID(.role) else { return gathering.noteNameless(answer) }
    let names = (list.attachedPolicies ?? []).compactMap { $0.policyArn ?? $0.policyName }
    gathering.configure(id, at: answer.time) { (part: inout RoleConfiguration) in
      part.attachedPolicies = names
    }
  }

  /// A job that still runs says nothing yet.
  private static func lastAccessed(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let details: IAM.GetServiceLastAccessedDetails = try answer.decode()
    guard details.jobStatus != "IN_PROGRESS" else { return }
    guard let id = answer.subjectID(.role) else { return gathering.noteNameless(answer) }
    let services = (details.servicesLastAccessed ?? []).compactMap { service in
      service.serviceNamespace.map {
        ServiceAccess(namespace: $0, lastUsed: Instant(service.lastAuthenticated))
      }
    }
    gathering.configure(id, at: answer.time) { (part: inout RoleConfiguration) in
      part.serviceAccess = services.sorted { $0.namespace < $1.namespace }
    }
  }
}
