/// Credentials of a task of ECS or a pod of EKS.
struct ContainerCredentials: CredentialsSource {
  let context: CredentialsContext

  private static let tokenFile = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"
  private static let token = "AWS_CONTAINER_AUTHORIZATION_TOKEN"
  /// As the AWS CLI has them: 2 s each, 3 tries, 1 s between.
  private static let (limit, tries, pause) = (2.0, 3, 1.0)

  var place: String { "container" }

  func credentials() async throws(SourceFailure) -> Credentials {
    let address = try ContainerAddress(context.environment)
    var request = HTTPRequest(
      method: "GET", url: address.url, headers: ["Accept": "application/json"])
    request.headers["Authorization"] = try authorization()
    let body = try await answer(to: request, from: address.host)
    return try MachineCredentials.read(body, from: address.host)
      .credentials(from: address.host, source: "the container")
  }

  private func answer(to request: HTTPRequest, from host: String) async throws(SourceFailure)
    -> [UInt8]
  {
    var trouble = ""
    for attempt in 1...Self.tries {
      do throws(HTTPFailure) {
        let answer = try await context.http.send(request, within: Self.limit)
        if answer.status == 200 { return answer.body }
        trouble = "\(host) answered with status \(answer.status)"
      } catch { trouble = error.words }
      if attempt < Self.tries {
        do { try await context.time.sleep(seconds: Self.pause) } catch { break }
      }
    }
    throw .failed(trouble, advice: "Check the role of the task or the pod.")
  }

  /// The token, read anew each time where it lies in a file.
  private func authorization() throws(SourceFailure) -> String? {
    let environment = context.environment
    var token = environment[Self.token]
    if let file = environment[Self.tokenFile] {
      do throws(SmallFile.Trouble) {
        token = try SmallFile.text(environment.expanded(file))
      } catch {
        throw .failed(
          "the token file \(file) \(error.words)", advice: "Check \(Self.tokenFile).")
      }
    }
    guard token?.contains(where: \.isNewline) != true else {
      throw .failed(
        "the authorization token has more than one line",
        advice: "Check \(Self.tokenFile) or \(Self.token).")
    }
    return token
  }
}
