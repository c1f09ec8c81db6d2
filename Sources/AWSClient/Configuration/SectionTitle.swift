/// What a section of the config file is about.
enum SectionTitle: Hashable {
  case profile(String)
  case ssoSession(String)
  case services(String)
  /// A section that AWS gives no meaning to, such as `[prod]` without the word `profile`.
  case other(String)

  /// Reads what stands between the brackets: `default`, `profile prod`, `profile "two words"`, `sso-session main`.
  init(_ title: String) {
    self = .other(title)
    if title == "default" { self = .profile(title) }
    guard let words = ShellWords.split(title), words.count > 1, let kind = words.first else {
      return
    }
    let name = words.count == 2 ? words[1] : title.dropFirst(kind.count).trimmed
    switch kind {
    case "profile": self = .profile(name)
    case "sso-session": self = .ssoSession(name)
    case "services": self = .services(name)
    default: break
    }
  }
}
