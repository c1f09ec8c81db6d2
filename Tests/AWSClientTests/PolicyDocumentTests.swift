import Foundation
import Testing

@testable import AWSClient

struct PolicyDocumentTests {
  @Test func `reads one statement or many, one action or many`() throws {
    let policy = try #require(
      PolicyDocument(
        text: """
          {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":["111122223333",
          "arn:aws:iam::444455556666:root"],"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",
          "Resource":"*","Condition":{"Bool":{"aws:SecureTransport":true},
          "ArnLike":{"aws:SourceArn":["a","b"]}}}}
          """))
    let statement = try #require(policy.statements.first)
    #expect(
      statement.principal?.names == [
        "AWS:111122223333", "AWS:arn:aws:iam::444455556666:root", "Service:sns.amazonaws.com",
      ])
    #expect(statement.action?.values == ["sqs:SendMessage"])
    #expect(statement.condition?["Bool"]?["aws:SecureTransport"]?.values == ["true"])
    #expect(statement.condition?["ArnLike"]?["aws:SourceArn"]?.values == ["a", "b"])
  }

  @Test func `reads percent-encoded policies and those with escaped quotes`() {
    let encoded = "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Deny%22%7D%5D%7D"
    #expect(PolicyDocument(text: encoded)?.statements.first?.effect == "Deny")
    let escaped = #"{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\"}]}"#
    #expect(PolicyDocument(text: escaped)?.statements.first?.principal?.names == ["*"])
    #expect(PolicyDocument(text: "no policy") == nil)
  }
}

struct ServiceErrorTests {
  @Test func `reads what the CLI prints of a refusal`() throws {
    let error = try #require(
      ServiceError(
        """

        An error occurred (AccessDeniedException) when calling the GetFunctionConcurrency \
        operation: User: arn:aws:sts::111122223333:assumed-role/reader/me is not authorized to \
        perform: lambda:GetFunctionConcurrency on resource: \
        arn:aws:lambda:eu-west-1:111122223333:function:orders-api because no identity-based policy \
        allows the lambda:GetFunctionConcurrency action
        """))
    #expect(error.isDenied)
    #expect(error.operation == "GetFunctionConcurrency")
    #expect(error.action == "lambda:GetFunctionConcurrency")
    #expect(error.resource == "arn:aws:lambda:eu-west-1:111122223333:function:orders-api")
  }

  @Test(arguments: [
    ("ThrottlingException", true, false), ("Throttling", true, false), ("SlowDown", true, false),
    ("ResourceNotFoundException", false, true), ("NoSuchBucketPolicy", false, true),
    ("ServerSideEncryptionConfigurationNotFoundError", false, true),
    ("ValidationException", false, false),
  ])
  func `tells slow down from not set`(_ code: String, _ throttled: Bool, _ absent: Bool) throws {
    let error = try #require(
      ServiceError("An error occurred (\(code)) when calling the X operation: no"))
    #expect(error.isThrottled == throttled)
    #expect(error.isAbsent == absent)
    #expect(!error.isDenied)
  }

  @Test func `reads a refusal in JSON`() {
    let error = ServiceError(
      #"{"__type":"com.amazonaws.sqs#AccessDenied","message":"not authorized to perform: sqs:x"}"#)
    #expect(error?.code == "AccessDenied")
    #expect(error?.action == "sqs:x")
    #expect(ServiceError("{\"Functions\": []}") == nil)
  }
}
