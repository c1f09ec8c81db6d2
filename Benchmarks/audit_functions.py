"""Makes Lambda functions at an endpoint that speaks AWS, and writes what AWS answers of them as `aws` prints it.

  audit_functions.py ENDPOINT COUNT FOLDER
"""

import io
import json
import pathlib
import sys
import zipfile

import boto3
import botocore.exceptions

ACCOUNT, REGION = "123456789012", "us-east-1"
RUNTIMES = ["python3.13", "nodejs22.x", "python3.8", "java21", "nodejs18.x"]


def code():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("app.py", "def handler(event, context):\n    return event\n")
    return held.getvalue()


def make(functions, role, count):
    for number in range(count):
        name = f"fn-{number:03d}"
        functions.create_function(
            FunctionName=name, Runtime=RUNTIMES[number % 5], Role=role, Handler="app.handler", Code={"ZipFile": code()},
            Timeout=[3, 30, 900][number % 3], MemorySize=[128, 512, 1769][number % 3],
            TracingConfig={"Mode": ["Active", "PassThrough"][number % 2]}, Environment={"Variables": {"STAGE": "prod", "TABLE": "orders"}})
        if number % 4 == 0:
            functions.add_permission(FunctionName=name, StatementId="open", Action="lambda:InvokeFunction", Principal="*")
        if number % 5 == 0:
            functions.create_function_url_config(FunctionName=name, AuthType=["NONE", "AWS_IAM"][number % 2])


def ask(functions, folder):
    """The list whole, and what is asked of each function, an answer a file."""
    listed = [item for page in functions.get_paginator("list_functions").paginate() for item in page["Functions"]]
    write(folder / "lambda.list-functions.json", {"Functions": listed})
    for name in (item["FunctionName"] for item in listed):
        for operation, question in (("get-policy", functions.get_policy), ("get-function-concurrency", functions.get_function_concurrency),
                                    ("list-function-url-configs", functions.list_function_url_configs)):
            try:
                write(folder / f"lambda.{operation}.{name}.json", question(FunctionName=name))
            except botocore.exceptions.ClientError:
                pass  # Nothing is set, or the endpoint does not know the question.


def write(path, answer):
    answer.pop("ResponseMetadata", None)
    path.write_text(json.dumps(answer, default=str))


def main():
    endpoint, count, folder = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3]) / ACCOUNT / REGION
    folder.mkdir(parents=True)
    clients = {service: boto3.client(service, endpoint_url=endpoint, region_name=REGION,
                                     aws_access_key_id="testing", aws_secret_access_key="testing") for service in ("iam", "lambda")}
    trust = json.dumps({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
    role = clients["iam"].create_role(RoleName="functions", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    make(clients["lambda"], role, count)
    ask(clients["lambda"], folder)


if __name__ == "__main__":
    main()
