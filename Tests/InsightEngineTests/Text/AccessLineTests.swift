import ServerlessModel
import Testing

@testable import InsightEngine

struct `a line of an access log` {
  @Test func `is read by the names of AWS's examples`() throws {
    let line = try #require(
      AccessLine(
        #"{"requestId":"r","ip":"192.0.2.1","httpMethod":"GET","resourcePath":"/u/{id}","#
          + #""path":"/u/7?x=1","status":"200","responseLatency":"12.5"}"#))
    #expect(line.method == "GET" && line.route == "/u/{id}" && line.path == "/u/7")
    #expect(line.query == "x=1" && line.status == 200 && line.latencyMs == 12.5)
    #expect(line.caller == "192.0.2.1" && line.requestID == "r")
    #expect(line.hashedCaller?.count == 8)
  }

  @Test func `takes the method from the key of a route`() throws {
    let line = try #require(AccessLine(#"{"routeKey":"POST /orders","status":504}"#))
    #expect(line.method == "POST" && line.status == 504)
  }

  @Test func `is read in the common form`() throws {
    let line = try #require(
      AccessLine(
        #"192.0.2.1 - - [10/Oct/2026:13:55:36 +0000] "GET /u?a=b HTTP/1.1" 404 123 abc"#))
    #expect(line.method == "GET" && line.path == "/u" && line.query == "a=b")
    #expect(line.status == 404 && line.caller == "192.0.2.1" && line.requestID == "abc")
  }

  @Test(arguments: ["", "{", "{}", "START RequestId", #"{"status":200}"#, #"said "a b c" loudly"#])
  func `is none where it is something else`(text: String) { #expect(AccessLine(text) == nil) }
}
