/// Refusals as the AWS CLI prints them.
enum Refusal {
  static func denied(_ action: String) -> String {
    "An error occurred (AccessDeniedException) when calling the X operation: User: "
      + "arn:aws:iam::111122223333:user/watcher is not authorized to perform: \(action)"
  }

  static let throttled =
    "An error occurred (ThrottlingException) when calling the X operation: Rate exceeded"

  static let absent =
    "An error occurred (ResourceNotFoundException) when calling the X operation: none"

  static let broken =
    "An error occurred (InternalFailure) when calling the X operation: try later"
}
