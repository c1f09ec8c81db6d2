import AWSClient
import Foundation
import Synchronization
import Testing

@testable import perch

/// Calls in an account that was known before AWS was asked.
@Suite(.timeLimit(.minutes(10)))
struct CheckedCallerTests {
  /// An account of AWS that says who it is.
  private final class Account: AWSCalling {
    private let state: Mutex<(answers: [String?], asked: [String])>

    /// The accounts that it says it is, one after the other, the last one again; `nil` for a refusal.
    init(_ answers: String?...) { state = Mutex((answers, [])) }

    var asked: [String] { state.withLock { $0.asked } }

    func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
      let answer = state.withLock { state in
        state.asked.append(call.operation.name)
        guard call.operation.name == "GetCallerIdentity" else { return Optional("") }
        return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
      }
      await Task.yield()
      guard let answer else {
        let failure = CredentialsFailure(attempts: [], advice: "Sign in again.")
        throw .noCredentials(failure)
      }
      let body = Data(#"{"Account":"\#(answer)"}"#.utf8)
      return AWSReply(operation: call.operation, body: .json(body))
    }
  }

  private static let call = AWSCall(Lambda.listFunctions, region: "eu-west-1")

  private static func failure(of caller: CheckedCaller) async -> String? {
    do throws(AWSFailure) {
      _ = try await caller.call(call)
      return nil
    } catch {
      guard case .noCredentials(let failure) = error else { return "another" }
      return failure.advice
    }
  }

  @Test func `asks once who it is, before anything else goes out`() async throws {
    let account = Account("111122223333")
    let caller = CheckedCaller(account, expecting: "111122223333", region: "eu-west-1") { _ in }
    try await withThrowingTaskGroup { group in
      for _ in 0..<5 { group.addTask { _ = try await caller.call(Self.call) } }
      try await group.waitForAll()
    }
    #expect(account.asked.first == "GetCallerIdentity")
    #expect(account.asked.count { $0 == "GetCallerIdentity" } == 1)
    #expect(account.asked.count { $0 == "ListFunctions" } == 5)
  }

  @Test func `lets nothing out where it is another account, and says which`() async {
    let account = Account("444455556666")
    let learned = Mutex<[String]>([])
    let caller = CheckedCaller(account, expecting: "111122223333", region: "eu-west-1") { found in
      learned.withLock { $0.append(found) }
    }
    #expect(await Self.failure(of: caller)?.contains("444455556666") == true)
    #expect(learned.withLock { $0 } == ["444455556666"])
    #expect(account.asked == ["GetCallerIdentity"])
  }

  @Test func `asks again after a refusal`() async {
    let account = Account(nil, "111122223333")
    let caller = CheckedCaller(account, expecting: "111122223333", region: "eu-west-1") { _ in }
    #expect(await Self.failure(of: caller) == "Sign in again.")
    #expect(await Self.failure(of: caller) == nil)
    #expect(account.asked == ["GetCallerIdentity", "GetCallerIdentity", "ListFunctions"])
  }
}
