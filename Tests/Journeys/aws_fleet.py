"""A fleet of three accounts in a local server that speaks AWS, made from a fixed seed."""

import io
import json
import os
import pathlib
import random
import subprocess
import sys
import time
import uuid
import zipfile

import boto3
from botocore.config import Config

HOME_ACCOUNT = "123456789012"
OTHERS = ("210987654321", "345678901234")
REGION = "eu-west-1"
PERIOD = 300
FUNCTIONS = 20
SERVER = """
import os, sys
from moto.server import ThreadedMotoServer
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
os._exit(0)
"""


class Server:
    """The server; it ends with this process, whatever happens, since it reads from a pipe of it."""

    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        self.url = f"http://127.0.0.1:{self.process.stdout.readline().strip()}"

    def close(self):
        self.process.stdin.close()
        self.process.wait(10)


class Account:
    """One account of the fleet, and what was put into it."""

    def __init__(self, url, account, seed, end):
        self.url, self.account, self.end = url, account, end
        self.dice = random.Random(seed)
        self.keys = dict(aws_access_key_id="AKIDHOME", aws_secret_access_key="s3cr3t-k3y")
        if account != HOME_ACCOUNT:
            taken = self.client("sts").assume_role(RoleArn=role(account), RoleSessionName="seed")["Credentials"]
            self.keys = dict(aws_access_key_id=taken["AccessKeyId"], aws_secret_access_key=taken["SecretAccessKey"],
                             aws_session_token=taken["SessionToken"])
        self.functions, self.queues, self.topics, self.tables, self.apis, self.machines = ([] for _ in range(6))
        self.runs, self.traces, self.sums = {}, [], {}

    def client(self, service):
        settings = Config(disable_request_compression=True, retries={"max_attempts": 1})
        return boto3.client(service, region_name=REGION, endpoint_url=self.url, config=settings, **self.keys)

    def seed(self):
        self.make_functions()
        self.make_others()
        self.put_logs()
        self.put_metrics()
        self.put_traces()
        return self

    def make_functions(self):
        lambda_, iam = self.client("lambda"), self.client("iam")
        trust = json.dumps({"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]})
        iam.create_role(RoleName="worker", AssumeRolePolicyDocument=trust)
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as archive:
            archive.writestr("index.py", "def handler(event, context): pass")
        for number in range(FUNCTIONS):
            name = f"{('orders', 'billing', 'mail', 'search')[number % 4]}-{number:02}"
            lambda_.create_function(
                FunctionName=name, Runtime="python3.13", Role=f"arn:aws:iam::{self.account}:role/worker",
                Handler="index.handler", Code={"ZipFile": code.getvalue()}, MemorySize=128 * (1 + number % 4), Timeout=3 + number,
                Tags={"service": name.split("-")[0]}, Environment={"Variables": {"TABLE": "orders", "API_TOKEN": "s3cr3t-t0k3n-v4lue"}})
            self.functions.append(name)

    def make_others(self):
        sqs, sns, tables, apis, machines = map(self.client, ("sqs", "sns", "dynamodb", "apigatewayv2", "stepfunctions"))
        for number in range(8):
            url = sqs.create_queue(QueueName=f"queue-{number}", Attributes={"VisibilityTimeout": "60"})["QueueUrl"]
            self.queues.append(url.rsplit("/", 1)[1])
        for number in range(4):
            self.topics.append(sns.create_topic(Name=f"topic-{number}")["TopicArn"])
            tables.create_table(TableName=f"table-{number}", BillingMode="PAY_PER_REQUEST",
                                KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
                                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}])
            self.tables.append(f"table-{number}")
        for number in range(2):
            self.apis.append(apis.create_api(Name=f"api-{number}", ProtocolType="HTTP")["ApiId"])
            definition = json.dumps({"StartAt": "Done", "States": {"Done": {"Type": "Succeed"}}})
            self.machines.append(machines.create_state_machine(
                name=f"machine-{number}", definition=definition, roleArn=f"arn:aws:iam::{self.account}:role/worker")["stateMachineArn"])

    def put_logs(self):
        logs = self.client("logs")
        for name in self.functions:
            group, stream = f"/aws/lambda/{name}", time.strftime("%Y/%m/%d/[$LATEST]") + uuid.UUID(int=self.dice.getrandbits(128)).hex
            logs.create_log_group(logGroupName=group)
            logs.create_log_stream(logGroupName=group, logStreamName=stream)
            events, self.runs[name] = [], []
            for run in range(20):
                request, start = str(uuid.UUID(int=self.dice.getrandbits(128), version=4)), (self.end - 3000 + run * 120) * 1000
                ran, failed = self.dice.randint(5, 900), self.dice.random() < 0.1
                events += [(start, f"START RequestId: {request} Version: $LATEST\n")]
                if failed:
                    events += [(start + ran - 1, "[ERROR] ValueError: no such order\nTraceback (most recent call last):\n"
                                "  File \"/var/task/index.py\", line 3, in handler\n    raise ValueError(\"no such order\")\n")]
                events += [
                    (start + ran, f"END RequestId: {request}\n"),
                    (start + ran, f"REPORT RequestId: {request}\tDuration: {ran}.00 ms\tBilled Duration: {ran} ms\t"
                                  f"Memory Size: 128 MB\tMax Memory Used: {self.dice.randint(40, 120)} MB\t\n")]
                self.runs[name].append((request, ran, failed))
            logs.put_log_events(logGroupName=group, logStreamName=stream,
                                logEvents=[{"timestamp": at, "message": text} for at, text in events])

    def put_metrics(self):
        metrics = self.client("cloudwatch")
        first = self.end - self.end % PERIOD - 33 * PERIOD
        for name in self.functions:
            data = []
            for step in range(30):
                for metric, value in (("Invocations", self.dice.randint(1, 50)), ("Errors", self.dice.randint(0, 1)),
                                      ("Duration", self.dice.randint(10, 800))):
                    data.append(dict(MetricName=metric, Value=value, Timestamp=first + step * PERIOD,
                                     Dimensions=[{"Name": "FunctionName", "Value": name}]))
                    if metric == "Invocations":
                        self.sums[name] = self.sums.get(name, 0) + value
            metrics.put_metric_data(Namespace="AWS/Lambda", MetricData=data)

    def put_traces(self):
        xray = self.client("xray")
        for name in self.functions[:5]:
            start = self.end - 600
            trace = f"1-{start:08x}-{self.dice.getrandbits(96):024x}"
            segment = {"id": f"{self.dice.getrandbits(64):016x}", "trace_id": trace, "name": name, "origin": "AWS::Lambda::Function",
                       "start_time": start, "end_time": start + 0.25}
            xray.put_trace_segments(TraceSegmentDocuments=[json.dumps(segment)])
            self.traces.append(trace)


def role(account):
    return f"arn:aws:iam::{account}:role/perch"


class Fleet:
    """The server with its three accounts, and a configuration of AWS that reaches them."""

    def __init__(self, folder):
        self.server = Server()
        self.end = int(time.time()) - 300
        self.accounts = [Account(self.server.url, account, seed, self.end).seed()
                         for seed, account in enumerate((HOME_ACCOUNT, *OTHERS))]
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(exist_ok=True)
        profiles = "".join(f"[profile other{n}]\nrole_arn = {role(account)}\nsource_profile = home\nregion = {REGION}\n"
                           for n, account in enumerate(OTHERS))
        (self.folder / "config").write_text(f"[profile home]\nregion = {REGION}\n{profiles}")
        (self.folder / "credentials").write_text("[home]\naws_access_key_id = AKIDHOME\naws_secret_access_key = s3cr3t-k3y\n")

    @property
    def environment(self):
        return {"AWS_CONFIG_FILE": str(self.folder / "config"), "AWS_SHARED_CREDENTIALS_FILE": str(self.folder / "credentials"),
                "AWS_EC2_METADATA_DISABLED": "true"}

    @property
    def options(self):
        """What makes perch read all three accounts."""
        profiles = ("home", *(f"other{n}" for n in range(len(OTHERS))))
        return [*(word for name in profiles for word in ("--profile", name)), "--endpoint-url", self.server.url]

    def close(self):
        self.server.close()


if __name__ == "__main__":
    fleet = Fleet(sys.argv[1] if len(sys.argv) > 1 else "/tmp/aws-fleet")
    print(fleet.server.url, json.dumps(fleet.environment), flush=True)
    sys.stdin.read()
    fleet.close()
