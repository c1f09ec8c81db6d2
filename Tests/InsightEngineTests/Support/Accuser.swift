import ServerlessModel

@testable import InsightEngine

/// What `Louder` finds, blamed on a table that the inventory does not hold.
struct Accuser: Rule {
  static let blamed = ResourceID(arn: "arn:aws:dynamodb:eu-west-1:999999999999:table/theirs")

  var card: RuleCard { Louder().card }
  var windowSeconds: Int64 { Louder().windowSeconds }

  func judge(_ context: Context) throws -> Verdict {
    guard case .fail(var violations) = try Louder().judge(context) else { return .pass }
    for index in violations.indices { violations[index].resource = Self.blamed }
    return .fail(violations)
  }
}
