import ServerlessModel
import Testing

@testable import InsightEngine

struct `a resource policy` {
  private func allow(_ principal: String, _ conditions: String...) -> PolicyStatement {
    PolicyStatement(effect: "Allow", principals: [principal], conditions: conditions)
  }

  @Test func `is open where it allows everybody`() {
    #expect(allow("*").opensToEveryone && allow("AWS:*").opensToEveryone)
    #expect(!allow("AWS:111122223333").opensToEveryone)
    #expect(!allow("Service:sns.amazonaws.com").opensToEveryone)
    #expect(!PolicyStatement(effect: "Deny", principals: ["*"]).opensToEveryone)
  }

  @Test(arguments: [
    ("StringEquals aws:SourceAccount=111122223333", false),
    ("StringEquals AWS:SourceOwner=111122223333", false),
    ("ArnLike aws:SourceArn=arn:aws:sns:eu-west-1:1:a,arn:aws:sns:eu-west-1:1:b", false),
    ("IpAddress aws:SourceIp=192.0.2.0/24", false), ("IpAddress aws:SourceIp=0.0.0.0/0", true),
    ("ArnLike aws:SourceArn=*", true), ("StringNotEquals aws:PrincipalOrgID=o-1", true),
    ("StringEqualsIfExists aws:PrincipalOrgID=o-1", true), ("Bool aws:SecureTransport=true", true),
    ("StringEquals aws:SourceAccount", true), ("", true),
  ])
  func `is open unless a condition names its callers`(condition: String, open: Bool) {
    #expect(allow("*", condition).opensToEveryone == open)
  }

  @Test func `refuses plain HTTP only by a denial`() {
    let deny = PolicyStatement(effect: "Deny", conditions: ["Bool aws:SecureTransport=false"])
    #expect(deny.refusesPlainHTTP)
    #expect(!allow("*", "Bool aws:SecureTransport=false").refusesPlainHTTP)
    #expect(
      !PolicyStatement(effect: "Deny", conditions: ["Bool aws:SecureTransport=true"])
        .refusesPlainHTTP)
  }

  @Test func `limits its callers by a denial or by naming them`() {
    let deny = PolicyStatement(
      effect: "Deny", principals: ["*"], conditions: ["StringNotEquals aws:SourceVpce=vpce-1"])
    #expect([allow("*"), deny].limitsCallers && [allow("AWS:1")].limitsCallers)
    #expect(![allow("*")].limitsCallers && ![PolicyStatement]().limitsCallers)
    #expect(![allow("*"), PolicyStatement(effect: "Deny", principals: ["*"])].limitsCallers)
  }

  @Test func `is told in a few words`() {
    let statement = PolicyStatement(
      sid: "a", effect: "Allow", principals: ["*"], actions: ["sqs:SendMessage"])
    #expect(statement.brief == "a Allow * sqs:SendMessage")
  }
}
