import AWSClient
import ServerlessModel

/// What "not found" means for operations that ask for something one may leave out.
enum Absent {
  typealias Keeper = @Sendable (Answer, inout Gathering) -> Void

  static func handler(of operation: AWSOperation) -> Keeper? { byTitle[operation.title] }

  private static let byTitle: [String: Keeper] = [
    "lambda get-policy": function { $0.policyStatements = [] },
    "lambda get-function-event-invoke-config": function { $0.asyncConfigurationKnown = true },
    "s3api get-bucket-encryption": bucket { $0.encryption = "NONE" },
    "s3api get-public-access-block": bucket { $0.publicAccessBlocked = false },
    "s3api get-bucket-policy": bucket { $0.policyStatements = [] },
    "s3api get-bucket-policy-status": bucket { $0.policyPublic = false },
    "s3api get-bucket-lifecycle-configuration": bucket {
      $0.lifecycleRules = 0
      $0.abortsIncompleteUploads = false
    },
    "s3api get-bucket-tagging": bucket { _ in },
    "organizations describe-organization": { answer, gathering in
      gathering.configureAccount(of: answer) { $0.organization = "NONE" }
    },
  ]

  private static func function(_ change: @escaping @Sendable (inout FunctionConfiguration) -> Void)
    -> Keeper
  {
    { answer, gathering in
      guard let id = answer.subjectID(.lambdaFunction) else {
        return gathering.noteNameless(answer)
      }
      gathering.configure(id, at: answer.time, change)
    }
  }

  private static func bucket(_ change: @escaping @Sendable (inout BucketConfiguration) -> Void)
    -> Keeper
  {
    { answer, gathering in
      guard let id = answer.subjectID(.bucket) else { return gathering.noteNameless(answer) }
      gathering.configure(id, at: answer.time, change)
    }
  }
}
