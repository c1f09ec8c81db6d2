import ServerlessModel
import Testing

@testable import InsightEngine

struct `alarms-broken` {
  private static let story = account().alarm(alarm { $0.actions = [] })
  private static let days = 1440.0

  private static func account() -> Story { Story(.account, Story.account) }

  private static func alarm(
    _ name: String = "orders-errors", _ state: Alarm.State = .ok, ago: Double = 90 * 1440,
    _ change: (inout Alarm) -> Void = { _ in }
  ) -> Alarm {
    var alarm = Alarm(
      id: "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:" + name, name: name, kind: .cloudwatch,
      state: state, since: Story.ago(ago), account: Story.account, region: Story.region,
      actions: ["arn:aws:sns:eu-west-1:111122223333:ops"])
    change(&alarm)
    return alarm
  }

  private static func composite(_ rule: String, actions: [String] = ["arn:topic"]) -> Alarm {
    alarm("orders") {
      $0.kind = .composite
      $0.rule = rule
      $0.actions = actions
    }
  }

  private static func watching(_ kind: ResourceKind) -> Alarm {
    alarm { $0.resource = Story.resource(kind, "orders-api").id }
  }

  @Test(arguments: [
    Case("speaks of an alarm without an action", .speaks, story),
    Case(
      "speaks of one whose actions are off", .speaks,
      account().alarm(alarm { $0.actionsEnabled = false })),
    Case("passes one that notifies", .silent, account().alarm(alarm())),
    Case(
      "passes one that a composite alarm listens to", .silent,
      story.alarm(composite("ALARM(\"orders-errors\") OR ALARM(x)"))),
    Case(
      "passes one that it names by its ARN", .silent,
      story.alarm(composite("ALARM(arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders-errors)"))
    ),
    Case(
      "speaks where the composite alarm notifies nobody either", .speaks,
      story.alarm(composite("ALARM(orders-errors)", actions: []))),
    Case(
      "speaks of more than seven days without data", .speaks,
      account().alarm(alarm("a", .insufficientData, ago: 7 * days + 1))),
    Case(
      "passes seven days without data", .silent,
      account().alarm(alarm("a", .insufficientData, ago: 7 * days))),
    Case(
      "speaks of more than seven days of alarm", .speaks,
      account().alarm(alarm("a", .alarm, ago: 7 * days + 1))),
    Case("passes seven days of alarm", .silent, account().alarm(alarm("a", .alarm, ago: 7 * days))),
    Case(
      "speaks of an alarm on a function that is gone", .speaks,
      account().alarm(watching(.lambdaFunction))),
    Case(
      "passes one on a function that stands", .silent,
      account().alarm(watching(.lambdaFunction)).beside(.lambdaFunction, "orders-api")),
    Case(
      "passes one on a function where none were listed", .silent,
      account().alarm(watching(.lambdaFunction)).unasked(.inventory)),
    Case(
      "passes one on a REST API, of which it says the name alone", .silent,
      account().alarm(watching(.restAPI))),
    Case("passes one on the account", .silent, account().alarm(watching(.account))),
    Case(
      "is silent of alarms elsewhere", .silent,
      account().alarm(
        alarm {
          $0.actions = []; $0.region = "us-east-1"
        })),
    Case(
      "is silent of alarms of others", .silent,
      account().alarm(
        alarm {
          $0.actions = []; $0.account = "2"
        })),
    Case("is silent without alarms", .silent, account()),
    Case("does not know where alarms were not asked for", .unknown, account().unasked(.alarms)),
    Case(
      "does not know where alarms were denied", .unknown,
      account().with { $0.extras.alarms = .missing(.denied(action: "cloudwatch:DescribeAlarms")) }),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AlarmsBroken()) }

  @Test func `counts alarms by what is wrong with them`() throws {
    let all = Self.account()
      .alarm(Self.alarm("a", .alarm, ago: 20 * Self.days) { $0.actions = [] })
      .alarm(Self.alarm("b", .insufficientData, ago: 20 * Self.days))
      .alarm(Self.watching(.lambdaFunction)).alarm(Self.alarm("fine"))
    #expect(
      try all.summary(AlarmsBroken())
        == "3 of 4 alarms broken: 1 cannot notify, 1 see nothing, 1 ring for ever, "
        + "1 watch what is gone")
    #expect(try all.evidence("blind", AlarmsBroken()) == .list(["b"]))
    #expect(try all.evidence("orphaned", AlarmsBroken()) == .list(["orders-errors"]))
  }
}
