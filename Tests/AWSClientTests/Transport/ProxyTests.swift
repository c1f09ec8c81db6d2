import Testing

@testable import AWSClient

struct ProxyTests {
  private static func proxy(_ environment: [String: String], to address: String) throws
    -> String?
  {
    let url = try #require(RequestURL(address))
    return try ProxyRoutes(environment: environment).proxy(to: url).map(String.init(describing:))
  }

  @Test func `goes through the proxy of the scheme`() throws {
    let environment = ["HTTPS_PROXY": "http://tls:3128", "http_proxy": "plain:8080"]
    #expect(try Self.proxy(environment, to: "https://sts.amazonaws.com/") == "tls:3128")
    #expect(try Self.proxy(environment, to: "http://build.example.com/") == "plain:8080")
    #expect(try Self.proxy(["ALL_PROXY": "all"], to: "http://build.example.com/") == "all:80")
    #expect(
      try Self.proxy(["https_proxy": "small", "HTTPS_PROXY": "large"], to: "https://a.com/")
        == "small:80")
    #expect(try Self.proxy(["HTTPS_PROXY": ""], to: "https://a.com/") == nil)
  }

  @Test(arguments: [
    ("amazonaws.com", "https://sts.amazonaws.com/", true),
    (".amazonaws.com", "https://sts.amazonaws.com/", true),
    ("*.amazonaws.com", "https://sts.amazonaws.com/", true),
    ("a.com, sts.amazonaws.com", "https://STS.amazonaws.com/", true),
    ("amazonaws.com", "https://notamazonaws.com/", false), ("*", "https://a.com/", true),
    ("10.0.0.0/8", "https://10.200.1.1/", true), ("10.0.0.0/8", "https://11.0.0.1/", false),
    ("10.1.2.3", "https://10.1.2.3/", true), ("a.com:8443", "https://a.com:8443/", true),
    ("a.com:8443", "https://a.com/", false), ("a.com:443", "https://a.com/", true),
    ("", "https://a.com/", false), (",", "https://a.com/", false),
  ])
  func `leaves the proxy out for what NO_PROXY names`(
    exceptions: String, address: String, direct: Bool
  ) throws {
    let proxy = try Self.proxy(["HTTPS_PROXY": "p:1", "NO_PROXY": exceptions], to: address)
    #expect((proxy == nil) == direct)
  }

  @Test(arguments: [
    "http://169.254.169.254/", "http://169.254.170.2/", "http://localhost:4566/",
    "http://127.0.0.1/", "http://[::1]/", "http://[fd00:ec2::254]/",
  ])
  func `never asks a proxy for what only this machine can see`(_ address: String) throws {
    #expect(try Self.proxy(["HTTP_PROXY": "p:1"], to: address) == nil)
  }

  @Test func `reads user and password, and shows neither`() throws {
    let proxy = try #require(ProxyServer("http://me:a%40b%3Ac@proxy.example.com:3128/"))
    #expect(proxy.user == "me")
    #expect(proxy.password == "a@b:c")
    #expect("\(proxy)" == "proxy.example.com:3128")
  }

  @Test(arguments: ["https://proxy:3128", "socks5://proxy", "http://", "http://proxy:many"])
  func `tells of a proxy that cannot be used, without its password`(_ text: String) {
    let failure = #expect(throws: TransportSetupFailure.self) {
      try ProxyRoutes(environment: ["HTTPS_PROXY": text])
    }
    #expect(failure?.sentence.hasPrefix("HTTPS_PROXY is no proxy that perch can use") == true)
  }
}
