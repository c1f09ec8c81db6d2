import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-private-data-in-url` {
  private static let story = logged(3)

  private static func line(_ path: String) -> String {
    #"{"httpMethod":"GET","resourcePath":"/users/{id}","path":"\#(path)"}"#
  }

  private static func logged(_ count: Int, _ path: String = "/users/‹email:7f3a›", ago: Double = 1)
    -> Story
  {
    Story.loggedAPI(.restAPI, Array(repeating: line(path), count: count), ago: ago)
  }

  private static func declared(_ path: String, _ parameters: [String]? = nil) -> Story {
    Story.loggedAPI { api in
      api.routes = [APIRoute(method: "GET", path: path, requestParameters: parameters)]
    }
  }

  @Test(arguments: [
    Case("speaks of three masked values in paths", .speaks, story),
    Case("is silent of two", .silent, logged(2)),
    Case("speaks of lines of a day ago", .speaks, logged(3, ago: 1440)),
    Case("is silent of older ones", .silent, logged(3, ago: 1441)),
    Case("speaks of a password in the query", .speaks, logged(3, "/users/7?a=1&userPassword=x")),
    Case("speaks of a social security number", .speaks, logged(3, "/users/123-45-6789")),
    Case("is silent of tokens that turn pages", .silent, logged(3, "/users/7?nextToken=abc")),
    Case("is silent of plain addresses", .silent, logged(3, "/users/7?page=2")),
    Case("speaks of a declared part of a path", .speaks, declared("/users/{email}/orders")),
    Case(
      "speaks of a declared query parameter", .speaks,
      declared("/users", ["method.request.querystring.access_token"])),
    Case(
      "is silent of a declared header", .silent,
      declared("/users", ["method.request.header.access_token"])),
    Case("is silent of a path that only names it", .silent, declared("/users/email/{id}")),
    Case(
      "speaks of what is declared where logs were denied", .speaks,
      declared("/users/{email}").denied(.logs, "logs:FilterLogEvents")),
    Case(
      "does not know where logs were denied", .unknown,
      declared("/users").denied(.logs, "logs:FilterLogEvents")),
    Case("does not know without an access log", .unknown, Story.api()),
    Case("does not know without routes", .unknown, Story.loggedAPI { $0.routes = nil }),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwPrivateDataInUrl()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwPrivateDataInUrl()
    #expect(
      try Self.story.summary(rule)
        == "3 requests with private data in the address: GET /users/{id} ‹email:7f3a›")
    #expect(
      try Self.declared("/users/{email}").summary(rule)
        == "1 declared parameter of a private name: GET /users/{email} email")
    #expect(
      try Self.logged(3, "/x?ssn=1").evidence("seen", rule) == .list(["GET /users/{id} ssn"]))
  }

  @Test func `names the log that it lacks`() throws {
    let verdict = try Self.declared("/users").without(.logs).verdict(ApigwPrivateDataInUrl())
    #expect(verdict == .unknown(.notRecorded("access log shop-access")))
  }

  @Test func `looks at two hundred lines an hour`() throws {
    let story = Self.logged(250, ago: 30).logged(
      Array(repeating: Self.line("/x?ssn=1"), count: 250), in: "shop-access", ago: 90)
    #expect(try story.evidence("requests", ApigwPrivateDataInUrl()) == .number(400))
  }

  @Test func `leaves out the path itself where a line names no route`() throws {
    let line = #"192.0.2.1 - - [10/Oct/2026:13:55:36 +0000] "GET /u/123-45-6789 HTTP/1.1" 200 3 r"#
    let story = Story.loggedAPI(.httpAPI, [line, line, line])
    #expect(
      try story.evidence("seen", ApigwPrivateDataInUrl())
        == .list(["GET a path social security number"]))
  }
}
