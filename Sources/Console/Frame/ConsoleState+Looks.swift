import ServerlessModel

extension ConsoleState {
  /// Whether all that the screen is about is production; a fleet of mixed accounts is not.
  var isProduction: Bool {
    let accounts = accountsInView
    return !accounts.isEmpty && accounts.allSatisfy(looks.isProduction)
  }

  /// The theme to paint in: the one chosen here, else the one that all accounts in view share.
  var wantedTheme: String {
    let own = Set(accountsInView.map(looks.theme))
    guard !isThemeChosen, overlay?.isThemes != true, own.count == 1, let theme = own.first ?? nil
    else { return theme }
    return theme
  }

  private var accountsInView: [Account] {
    let all = data[.frame]?.answer?.frame?.accounts ?? []
    guard let id = scope.account ?? accountOfPlace else { return all }
    return all.filter { $0.id == id || $0.name == id }
  }

  private var accountOfPlace: String? {
    switch top.place {
    case .everything: nil
    case .service(let service): service.account
    case .resource(let text):
      text.hasPrefix("arn:")
        ? ResourceID(arn: text).account
        : data[.frame]?.answer?.frame?.resources.first { $0.name == text }?.id.account
    }
  }
}

extension Overlay {
  fileprivate var isThemes: Bool {
    if case .list(let dialog) = self { dialog.themeBefore != nil } else { false }
  }
}
