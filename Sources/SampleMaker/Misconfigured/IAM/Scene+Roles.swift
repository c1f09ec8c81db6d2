extension Scene {
  /// A role that may do everything, of which it does little.
  mutating func roles() {
    let arn = "arn:aws:iam::\(Misconfigured.account):role/may-do-all"
    answer(
      "iam.get-account-authorization-details",
      [
        "RoleDetailList": [
          [
            "RoleName": "may-do-all", "Arn": .text(arn),
            "CreateDate": "2025-01-05T09:00:00+00:00",
            "RolePolicyList": [
              [
                "PolicyName": "all",
                "PolicyDocument": [
                  "Version": "2012-10-17",
                  "Statement": [["Effect": "Allow", "Action": "*", "Resource": "*"]],
                ],
              ]
            ],
            "AttachedManagedPolicies": [
              [
                "PolicyName": "AdministratorAccess",
                "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess",
              ]
            ],
          ]
        ],
        "Policies": [],
      ])
    answer(
      "iam.get-service-last-accessed-details.may-do-all",
      [
        "JobStatus": "COMPLETED",
        "ServicesLastAccessed": [
          ["ServiceNamespace": "ec2"],
          ["ServiceNamespace": "s3", "LastAuthenticated": "2025-02-01T00:00:00+00:00"],
        ],
      ])
  }
}
