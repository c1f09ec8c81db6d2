import AWSClient
import Foundation
import Testing

@testable import DataProvider

/// Pages and the tokens between them.
struct PagingTests {
  private static let tokens: [(String, String, String)] = [
    ("lambda list-functions", #"{"Functions":[],"NextMarker":"t"}"#, "Marker"),
    ("sqs list-queues", #"{"NextToken":"t"}"#, "NextToken"),
    (
      "dynamodb list-tables", #"{"TableNames":["a"],"LastEvaluatedTableName":"t"}"#,
      "ExclusiveStartTableName"
    ),
    ("apigateway get-rest-apis", #"{"items":[],"position":"t"}"#, "position"),
    (
      "cloudfront list-distributions", #"{"DistributionList":{"NextMarker":"t","Marker":""}}"#,
      "Marker"
    ),
    ("iam get-account-authorization-details", #"{"IsTruncated":true,"Marker":"t"}"#, "Marker"),
    ("logs describe-log-groups", #"{"nextToken":"t"}"#, "nextToken"),
    ("resourcegroupstaggingapi get-resources", #"{"PaginationToken":"t"}"#, "PaginationToken"),
    ("ce get-cost-and-usage", #"{"NextPageToken":"t"}"#, "NextPageToken"),
    ("elbv2 describe-load-balancers", #"{"NextMarker":"t"}"#, "Marker"),
  ]

  @Test(arguments: tokens)
  func `the token of a page asks for the next`(title: String, body: String, parameter: String)
    throws
  {
    let operation = try #require(AWSOperation.titled(title))
    let paging = try #require(Paging.of(operation))
    let call = paging.first(AWSCall(operation, region: "eu-west-1"))
    let reply = AWSReply(operation: operation, body: .json(Data(body.utf8)))
    let next = try #require(paging.next(call, after: reply))
    #expect(next.input[parameter] == .text("t"))
    // A token that leads to itself ends it.
    #expect(paging.next(next, after: reply) == nil)
  }

  @Test(arguments: [
    "{}", #"{"PaginationToken":""}"#, #"{"NextToken":null}"#, "[]", #"{"Marker":7}"#,
  ])
  func `without a token there is no next page`(body: String) throws {
    let operation = try #require(AWSOperation.titled("resourcegroupstaggingapi get-resources"))
    let reply = AWSReply(operation: operation, body: .json(Data(body.utf8)))
    #expect(
      Paging.of(operation)?.next(AWSCall(operation, region: "eu-west-1"), after: reply) == nil)
  }

  @Test(arguments: [
    "lambda get-policy", "lambda list-tags", "apigateway get-stages", "scheduler get-schedule",
    "pipes describe-pipe", "dynamodb describe-table",
  ])
  func `what has no pages is asked for none`(title: String) throws {
    #expect(Paging.of(try #require(AWSOperation.titled(title))) == nil)
  }

  @Test func `pages that mean something only together become one document`() throws {
    let pages = [#"{"Versions":[1,2],"Next":"a"}"#, #"{"Versions":[3]}"#].map {
      AnswerBody.json(Data($0.utf8))
    }
    guard case .json(let data)? = PageJoin.joined(pages) else {
      Issue.record("not joined")
      return
    }
    let whole = try JSONDecoder().decode([String: JSONValue].self, from: data)
    #expect(whole["Versions"] == .list([.whole(1), .whole(2), .whole(3)]))
  }

  @Test func `every step and every detail is an operation that is allowed and kept`() throws {
    let lane = CollectorLane(
      account: FakeAWS.account, region: FakeAWS.region, caller: FakeAWS(FakeClock()))
    var options = CollectorOptions()
    options.asksOrganization = true
    let steps = InventoryPlan(options, for: lane).steps
    #expect(steps.count == 43)
    for step in steps {
      #expect(Handlers.handler(of: step.operation) != nil, "\(step.operation.title)")
    }
  }
}
