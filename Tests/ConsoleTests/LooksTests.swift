import CellGrid
import Console
import Testing

/// Accounts that look like themselves.
struct LooksTests {
  private static let looks = AccountLooks([
    AccountLooks.Look(pattern: "prod", theme: "light", isProduction: true)
  ])

  @Test func `a screen of production says so in a red bar and takes its theme`() {
    var driver = Driver(looks: Self.looks)
    #expect(!driver.lines[0].contains("PROD"))
    driver.press("Down Enter")
    #expect(driver.lines[0].hasPrefix(" PROD "), "\(driver.lines[0])")
    #expect(driver.effects.contains { if case .setTheme("light") = $0 { true } else { false } })
    let style = driver.grid()[1, 0].style
    #expect(style.role == .critical && style.attributes.contains(.reverse))
    driver.press("Esc")
    #expect(!driver.lines[0].contains("PROD"))
    #expect(driver.effects.contains { if case .setTheme("dark") = $0 { true } else { false } })
  }

  @Test func `a theme that was chosen stays`() {
    var driver = Driver(looks: Self.looks)
    driver.press(":")
    driver.type("theme mono")
    driver.press("Enter Down Enter")
    #expect(driver.lines[0].hasPrefix(" PROD "))
    #expect(!driver.effects.contains { if case .setTheme = $0 { true } else { false } })
  }
}
