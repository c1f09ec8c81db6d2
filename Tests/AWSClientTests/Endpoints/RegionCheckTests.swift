import Testing

@testable import AWSClient

struct RegionCheckTests {
  @Test(arguments: ["eu-west-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1", "us-isof-east-1"])
  func `a known region needs no sentence`(_ name: String) {
    #expect(RegionCheck(name).standing == .known)
    #expect(RegionCheck(name).sentence == nil)
  }

  @Test(arguments: [
    ("eu-west-99", "eu-west-99 is not among the regions that perch knows: did you mean eu-west-1?"),
    ("EU-WEST-1", "“EU-WEST-1” is no AWS region: did you mean eu-west-1?"),
    ("us-esat-2", "us-esat-2 is not among the regions that perch knows: did you mean us-east-2?"),
    ("euwest1", "“euwest1” is no AWS region: did you mean eu-west-1?"),
    ("eu-west-1a", "“eu-west-1a” is no AWS region: did you mean eu-west-1?"),
    ("foo", "“foo” is no AWS region: they are written like eu-west-1."),
    ("frankfurt", "“frankfurt” is no AWS region: they are written like eu-west-1."),
  ])
  func `says what was probably meant`(name: String, sentence: String) {
    #expect(RegionCheck(name).sentence == sentence)
  }
}
