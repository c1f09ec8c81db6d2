import AWSClient
import ServerlessModel

/// What schedules start.
enum SchedulerAnswers {
  static let handlers: [String: Handler] = ["list-schedules": list, "get-schedule": one]

  private static func list(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: Scheduler.ListSchedules = try answer.decode()
    for schedule in list.schedules ?? [] { keep(schedule, answer, &gathering) }
  }

  private static func one(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    keep(try answer.decode(Scheduler.Schedule.self), answer, &gathering)
  }

  private static func keep(
    _ schedule: Scheduler.Schedule, _ answer: Answer, _ gathering: inout Gathering
  ) {
    guard let id = ARN.resource(schedule.arn) else { return }
    let target = schedule.target?.model
    gathering.see(id, .schedule, name: schedule.name ?? id.tail, at: answer.time)
    gathering.configure(id, at: answer.time) { (part: inout ScheduleConfiguration) in
      part.state = schedule.state ?? part.state
      part.expression = schedule.scheduleExpression ?? part.expression
      part.timezone = schedule.scheduleExpressionTimezone ?? part.timezone
      // A list names the target's ARN alone.
      if schedule.scheduleExpression != nil || part.target == nil { part.target = target }
    }
    if let target { gathering.relate(target, of: id) }
  }
}
