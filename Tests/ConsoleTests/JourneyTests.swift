import CellGrid
import Console
import ServerlessModel
import Testing

/// What a user does, key by key.
struct JourneyTests {
  @Test(arguments: [(80, 24), (120, 40), (200, 60), (40, 12)])
  func `five keys lead from the fleet to the failed execution`(size: (Int, Int)) {
    var driver = Driver(width: size.0, height: size.1)
    driver.press("Down Enter Enter 2 Enter")
    #expect(driver.view.hasPrefix("execution/8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b"))
    #expect(driver.text.contains("TIMEOUT at 3.00 s"))
    #expect(driver.text.contains("CALL"))
    #expect(driver.text.contains("Log 6 lines"))
  }

  @Test func `the first key meets the most concerning microservice`() {
    var driver = Driver()
    driver.press("Down")
    #expect(driver.lines.contains { $0.hasPrefix("▌ checkout") })
    driver.press("Enter")
    #expect(driver.lines.contains { $0.hasPrefix("▌charge-card") })
  }

  @Test func `a problem opens its resource`() {
    var driver = Driver()
    driver.press("Tab Enter")
    #expect(driver.view.hasSuffix("charge-card"))
    driver.press("2 Enter")
    #expect(driver.text.contains("TIMEOUT"))
  }

  @Test func `escape goes up level by level and never quits`() {
    var driver = Driver()
    driver.press("Down Enter Enter 2 Enter")
    for expected in [
      "resource/arn:aws:lambda:eu-west-1:111122223333:function:charge-card/executions",
      "service/checkout", "fleet", "fleet",
    ] {
      driver.press("Escape")
      #expect(driver.view == expected)
    }
    #expect(driver.text.contains("this is the top"))
  }

  @Test func `q quits only at the root`() {
    var driver = Driver()
    driver.press("Down Enter q")
    #expect(driver.view == "fleet")
    driver.press("q")
    #expect(driver.effects.contains { if case .quit = $0 { true } else { false } })
  }

  @Test func `brackets step through the runs of the list`() {
    var driver = Driver()
    driver.press("Down Enter Enter 2 Enter")
    #expect(driver.text.contains("run 2 of 193"))
    driver.press("]")
    #expect(driver.text.contains("run 3 of 193"))
    #expect(driver.text.contains("OK in"))
    driver.press("[ [ [")
    #expect(driver.text.contains("this is the first of the list"))
  }

  @Test func `a view opened by name can go up`() {
    var driver = Driver(
      view: .execution(RunReference(requestID: "8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b")))
    #expect(driver.lines[1].contains("Fleet > checkout > charge-card > 8f6e2a1b"))
    driver.press("Escape Escape")
    #expect(driver.view == "service/checkout")
  }

  @Test func `a filter narrows the list and is cleared`() {
    var driver = Driver()
    driver.press("/")
    driver.type("checkout")
    driver.press("Enter")
    #expect(!driver.text.contains("catalogue"))
    #expect(driver.lines[1].contains("/checkout"))
    driver.press("\\")
    #expect(driver.text.contains("catalogue"))
  }

  @Test func `a filter that finds nothing says so`() {
    var driver = Driver()
    driver.press("/")
    driver.type("zzz")
    driver.press("Enter")
    #expect(driver.text.contains("no row matches /zzz"))
  }

  @Test func `a broken regular expression is told while it is typed`() {
    var driver = Driver()
    driver.press("/")
    driver.type("~(")
    #expect(driver.text.contains("is not a regular expression"))
    driver.press("Escape")
    #expect(driver.text.contains("catalogue"))
  }

  @Test func `a name goes to what it names`() {
    var driver = Driver()
    driver.press(":")
    driver.type("charge-card")
    driver.press("Enter")
    #expect(driver.view == "resource/arn:aws:lambda:eu-west-1:111122223333:function:charge-card")
  }

  @Test func `Tab completes a name`() {
    var driver = Driver()
    driver.press(":")
    driver.type("nightly")
    driver.press("Tab Enter")
    #expect(driver.view == "service/nightly-report")
  }

  @Test func `what an alert pasted is found`() {
    var driver = Driver()
    driver.send(.key(.paste("request 8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b failed")))
    driver.press("Enter")
    #expect(driver.view.hasPrefix("execution/8f6e2a1b"))
    driver.press(":")
    driver.type("find nothing-of-the-kind")
    driver.press("Enter")
    #expect(driver.text.contains("is not in this recording"))
  }

  @Test func `time is set by typing and the future is hidden`() {
    var driver = Driver()
    driver.press("t")
    driver.type("14:32:00")
    driver.press("Enter")
    #expect(driver.lines[0].contains("14:32:00Z"))
    driver.press(":")
    driver.type("find 8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b")
    driver.press("Enter")
    #expect(driver.text.contains("RUNNING"))
    #expect(!driver.text.contains("timed out after"))
    #expect(!driver.text.contains("billed"))
  }

  @Test func `a run that has not begun is not known`() {
    var driver = Driver()
    driver.press("t")
    driver.type("14:30")
    driver.press("Enter :")
    driver.type("find 8f6e2a1b-4c3d-4e5f-8a9b-0c1d2e3f4a5b")
    driver.press("Enter")
    #expect(driver.text.contains("later than now"))
  }

  @Test func `marks and steps move the moment`() {
    var driver = Driver()
    driver.press("(")
    #expect(driver.lines[0].contains("14:31:00Z") || driver.lines[0].contains("14:30:00Z"))
    let before = driver.console.state.window.at
    driver.press(",")
    #expect(driver.console.state.window.at == before.adding(seconds: -300))
    driver.press("- -")
    #expect(driver.lines[0].contains("1d"))
  }

  @Test func `playing runs to the end and stops`() {
    var driver = Driver()
    driver.press("p")
    #expect(driver.console.wantsTicks)
    #expect(driver.lines[0].contains("x60"))
    for _ in 0..<60 { driver.send(.tick(milliseconds: 1000)) }
    #expect(!driver.console.wantsTicks)
    #expect(driver.console.state.window.at == Fleet.end)
  }

  @Test func `why tells what took the points`() {
    var driver = Driver()
    driver.press("Down W")
    #expect(driver.text.contains("-25"))
    #expect(driver.text.contains("lambda-timeout-occurred"))
  }

  @Test func `the command that reopens a view is copied`() {
    var driver = Driver()
    driver.press("Down Enter V")
    guard case .copy(let text) = driver.effects.first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(
      text
        == "perch replay incident.perch --at 2026-11-20T14:32:10.000Z --window 1h --view service/checkout"
    )
  }

  @Test func `copying names the resource`() {
    var driver = Driver()
    driver.press("Down Enter Y")
    guard case .copy(let text) = driver.effects.first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text == Fleet.chargeCard.arn)
  }

  @Test func `a theme is shown before it is kept`() {
    var driver = Driver()
    driver.press("F2 Down")
    guard case .setTheme(let preview) = driver.effects.first else {
      Issue.record("no preview")
      return
    }
    #expect(preview == "light")
    driver.press("Escape")
    #expect(driver.console.state.theme == "dark")
  }

  @Test func `the last view comes back`() {
    var driver = Driver()
    driver.press("i `")
    #expect(driver.view == "fleet")
    driver.press("`")
    #expect(driver.view == "insights")
  }

  @Test func `sorting by a column puts the greatest first`() {
    var driver = Driver(view: .service(ServiceReference(name: "checkout")))
    driver.press("> > > s")
    #expect(driver.lines[1].contains("sort RUNS↓"))
    let place = driver.lines.firstIndex { $0.contains("place-order") } ?? 99
    let charge = driver.lines.lastIndex { $0.contains("charge-card") } ?? 0
    #expect(place < charge)
  }

  @Test func `only failed runs are left by the problems key`() {
    var driver = Driver(view: .resource("charge-card", .executions))
    driver.press("!")
    #expect(driver.lines[1].contains("of 16 runs") || driver.lines[1].contains("16 runs"))
    #expect(!driver.text.contains("success"))
  }

  @Test func `the mouse selects and opens once it is on`() {
    var driver = Driver()
    let row = driver.lines.firstIndex { $0.contains("catalogue") } ?? 0
    let click = Event.key(.mouse(MouseEvent(.press, at: Point(x: 5, y: row))))
    driver.send(click)
    #expect(driver.view == "fleet")
    driver.press("F3")
    driver.send(click)
    #expect(driver.lines[row].hasPrefix("▌"))
    driver.send(click)
    #expect(driver.view == "service/catalogue")
    driver.send(.key(.mouse(MouseEvent(.press, at: Point(x: 2, y: 1)))))
    #expect(driver.view == "fleet")
  }

  @Test func `notes and mutes leave as effects`() {
    var driver = Driver()
    driver.press("Tab m")
    driver.type("known")
    driver.press("Enter")
    guard case .save(.mute(let id, let reason)) = driver.effects.first else {
      Issue.record("nothing was muted")
      return
    }
    #expect(id.hasPrefix("lambda-timeout-occurred@"))
    #expect(reason == "known")
  }

  @Test func `a kind and an account narrow a name`() {
    var driver = Driver()
    driver.press(":")
    driver.type("lambda orders-api @staging")
    driver.press("Enter")
    #expect(driver.view == "resource/arn:aws:lambda:eu-west-1:444455556666:function:orders-api")
  }
}
