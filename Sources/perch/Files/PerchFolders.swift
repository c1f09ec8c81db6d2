import Glibc

/// Where perch keeps what is not in a recording, by the XDG rules.
enum PerchFolders {
  static var config: String { folder("XDG_CONFIG_HOME", ".config") }
  static var state: String { folder("XDG_STATE_HOME", ".local/state") }
  static var cache: String { folder("XDG_CACHE_HOME", ".cache") }
  static var keys: String { state + "/keys" }
  static var themes: String { config + "/themes" }

  private static func folder(_ variable: String, _ fallback: String) -> String {
    if let base = Environment.value(variable), base.hasPrefix("/") { return base + "/perch" }
    let home = Environment.value("HOME") ?? "/"
    return (home == "/" ? "" : home) + "/" + fallback + "/perch"
  }
}

/// The environment variables of the process.
enum Environment {
  /// The value of a variable; `nil` when unset or empty.
  static func value(_ name: String) -> String? {
    guard let text = getenv(name) else { return nil }
    let value = String(cString: text)
    return value.isEmpty ? nil : value
  }
}
