import CellGrid
import Console
import Testing

struct `A slow line in the console` {
  @Test(arguments: [(80, 24), (120, 40), (200, 60), (40, 12)])
  func `is said in the first line as long as it is slow`(width: Int, height: Int) {
    var driver = Driver(width: width, height: height)
    let before = driver.grid()
    #expect(!driver.lines[0].contains("SLOW"))
    driver.send(.lineChanged(isSlow: true))
    #expect(driver.lines[0].contains("SLOW LINK"))
    #expect(driver.lines[0].contains("C1") == before.lines[0].contains("C1"))
    driver.send(.lineChanged(isSlow: false))
    #expect(driver.grid() == before)
  }
}

struct `Screens that lie on each other` {
  @Test(arguments: [(11, 22), (12, 23), (60, 23)])
  func `are at most 24, and the fleet is always below them`(pairs: Int, escapes: Int) {
    var driver = Driver()
    for _ in 0..<pairs { driver.press("i L") }
    for _ in 1..<escapes { driver.press("Escape") }
    #expect(driver.view != "fleet")
    driver.press("Escape")
    #expect(driver.view == "fleet")
  }
}
