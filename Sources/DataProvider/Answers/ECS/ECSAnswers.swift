import AWSClient
import ServerlessModel

/// How many tasks should and do run, and how containers are set.
enum ECSAnswers {
  static let handlers: [String: Handler] = ["describe-services": services]

  private static func services(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: ECS.DescribeServices = try answer.decode()
    for service in list.services ?? [] {
      guard let id = ARN.resource(service.serviceArn) else { continue }
      gathering.see(id, at: answer.time, tags: service.tags?.dictionary)
      gathering.configure(id, at: answer.time) { (part: inout ContainerServiceConfiguration) in
        part.desiredCount = service.desiredCount
        part.runningCount = service.runningCount
        part.launchType = service.launchType
      }
    }
  }
}
