/// Which proxy, if any, a request goes through.
struct ProxyRoutes: Hashable, Sendable {
  var https: ProxyServer?
  var http: ProxyServer?
  var exceptions = ProxyExceptions("")

  /// No proxy at all.
  init() {}

  /// Reads `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`; small letters win, as in curl.
  init(environment: [String: String]) throws(TransportSetupFailure) {
    https = try Self.proxy(["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"], environment)
    http = try Self.proxy(["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"], environment)
    let named = ["no_proxy", "NO_PROXY"].lazy.compactMap { environment[$0] }.first
    exceptions = ProxyExceptions(named ?? "")
  }

  /// The proxy on the way to an address; `nil` where the way is direct.
  func proxy(to url: RequestURL) -> ProxyServer? {
    guard let proxy = url.scheme == "https" ? https : http,
      !ProxyExceptions.isLocal(url.host), !exceptions.holds(url)
    else { return nil }
    return proxy
  }

  /// Every proxy that some request may need.
  var all: Set<ProxyServer> { Set([https, http].compactMap { $0 }) }

  private static func proxy(_ names: [String], _ environment: [String: String])
    throws(TransportSetupFailure) -> ProxyServer?
  {
    guard let name = names.first(where: { environment[$0]?.isEmpty == false }),
      let text = environment[name]
    else { return nil }
    guard let proxy = ProxyServer(text) else { throw .proxy(variable: name) }
    return proxy
  }
}
