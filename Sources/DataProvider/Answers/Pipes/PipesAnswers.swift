import AWSClient
import ServerlessModel

/// What pipes connect.
enum PipesAnswers {
  static let handlers: [String: Handler] = ["list-pipes": list, "describe-pipe": one]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Pipes.ListPipes = try answer.decode()
    for pipe in list.pipes ?? [] { keep(pipe, answer, &gathering) }
  }

  private static func one(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    keep(try answer.decode(Pipes.Pipe.self), answer, &gathering)
  }

  private static func keep(_ pipe: Pipes.Pipe, _ answer: Answer, _ gathering: inout Gathering) {
    guard let id = ARN.resource(pipe.arn) else { return }
    let parameters = pipe.sourceParameters
    let stream = parameters?.kinesisStreamParameters ?? parameters?.dynamoDBStreamParameters
    let deadLetter = stream?.deadLetterConfig?.arn
    gathering.see(id, at: answer.time)
    gathering.configure(id, at: answer.time) { (part: inout PipeConfiguration) in
      part.state = pipe.currentState ?? part.state
      part.source = pipe.source ?? part.source
      part.target = pipe.target ?? part.target
      part.enrichment = pipe.enrichment ?? part.enrichment
      part.deadLetterTarget = deadLetter ?? part.deadLetterTarget
    }
    gathering.relate(.eventSource, ARN.resource(pipe.source), id)
    gathering.relate(.target, id, ARN.resource(pipe.target))
    gathering.relate(.target, id, ARN.resource(pipe.enrichment))
    gathering.relate(.deadLetter, id, ARN.resource(deadLetter))
    gathering.relate(.role, id, ARN.resource(pipe.roleArn))
  }
}
