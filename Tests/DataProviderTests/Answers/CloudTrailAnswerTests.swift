import DataProvider
import Foundation
import ServerlessModel
import Testing

/// Who changed what: events of CloudTrail that are about resources of the inventory.
struct `Changes that CloudTrail tells` {
  private static let function = "arn:aws:lambda:eu-west-1:111122223333:function:orders"

  private let inventory = Document(
    place + "lambda.list-functions.json",
    #"{"Functions":[{"FunctionName":"orders","FunctionArn":"\#(Self.function)"}]}"#)

  private func event(
    _ name: String, _ record: String, resources: String = "[]", id: String = "e-1"
  ) throws -> String {
    let text = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
    return """
      {"EventId":"\(id)","EventName":"\(name)","EventTime":"2026-11-20T12:00:00Z",\
      "Resources":\(resources),"CloudTrailEvent":\(text)}
      """
  }

  private func told(_ events: String..., options: AnswerOptions = AnswerOptions()) throws
    -> [Deployment]
  {
    try gather(
      inventory,
      Document(
        place + "cloudtrail.lookup-events.json",
        #"{"Events":[\#(events.joined(separator: ","))]}"#), options: options
    ).deployments
  }

  private func record(
    _ identity: String, source: String = "lambda", _ parameters: String,
    rest: String = #""readOnly":false"#
  ) -> String {
    #"{"userIdentity":\#(identity),"eventSource":"\#(source).amazonaws.com","#
      + #""requestParameters":\#(parameters),\#(rest)}"#
  }

  private let role = #"""
    {"type":"AssumedRole","arn":"arn:aws:sts::111122223333:assumed-role/deployer/ci-118"}
    """#

  @Test func `a change is one of its resource, by who made it`() throws {
    let all = try told(
      event("UpdateFunctionConfiguration20150331v2", record(role, #"{"functionName":"orders"}"#)))
    let change = try #require(all.first)
    #expect(all.count == 1)
    #expect(change.resource.arn == Self.function)
    #expect(change.actor == "role deployer (ci-118)")
    #expect(change.changes == ["UpdateFunctionConfiguration20150331v2"])
    #expect(change.time == Instant(iso8601: "2026-11-20T12:00:00Z"))
  }

  @Test(arguments: [
    (#"{"type":"Root"}"#, "root"), (#"{"type":"IAMUser","userName":"ops"}"#, "user ops"),
    (#"{"type":"AWSService","invokedBy":"autoscaling.amazonaws.com"}"#, "autoscaling"),
    (
      #"{"type":"IAMUser","userName":"ops","invokedBy":"cloudformation.amazonaws.com"}"#,
      "user ops through cloudformation"
    ), (#"{}"#, "unknown"),
  ])
  func `who it was is said in a few words`(identity: String, words: String) throws {
    let all = try told(event("TagResource", record(identity, #"{"resource":"\#(Self.function)"}"#)))
    #expect(all.map(\.actor) == [words])
  }

  @Test func `a person's name in a session is masked as all text is`() throws {
    var options = AnswerOptions()
    options.redact = { $0.replacing("jane@example.com", with: "‹email:7f3a›") }
    let person = role.replacing("ci-118", with: "jane@example.com")
    let all = try told(
      event("UpdateAlias", record(person, #"{"functionName":"orders"}"#)), options: options)
    #expect(all.map(\.actor) == ["role deployer (‹email:7f3a›)"])
  }

  @Test func `reads, refusals, noise and what is not in the inventory are passed over`() throws {
    let parameters = #"{"functionName":"orders"}"#
    let all = try told(
      event("GetFunction", record(role, parameters, rest: #""readOnly":true"#), id: "a"),
      event(
        "DeleteFunction", record(role, parameters, rest: #""errorCode":"AccessDenied""#), id: "b"),
      event("CreateLogStream", record(role, source: "logs", parameters), id: "c"),
      event("UpdateAlias", record(role, #"{"functionName":"unheard-of"}"#), id: "d"))
    #expect(all.isEmpty)
  }

  @Test func `a resource that is listed twice is told once`() throws {
    let listed =
      #"[{"ResourceType":"AWS::Lambda::Function","ResourceName":"orders"},"#
      + #"{"ResourceType":"AWS::Lambda::Function","ResourceName":"\#(Self.function)"}]"#
    let all = try told(
      event("UpdateFunctionCode", record(role, #"{"functionName":"orders"}"#), resources: listed))
    #expect(all.count == 1)
  }
}
