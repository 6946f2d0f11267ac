"""What botocore makes of temporary homes: reads cases as JSON from standard input, prints what each resolves to."""

import datetime
import getpass
import json
import os
import sys
import tempfile

# before botocore, which takes it as a default
getpass.getpass = lambda *_: "123456"

import botocore.session  # noqa: E402

real = botocore.session.Session.create_client
END = datetime.datetime(2100, 1, 1, tzinfo=datetime.timezone.utc)


def resolved(case: dict) -> dict:
    calls: list = []

    class Sts:
        def __init__(self, key: str) -> None:
            self.key = key

        def assume_role(self, **asked: object) -> dict:
            calls.append((self.key, asked))
            keys = {"AccessKeyId": "ASIA", "SecretAccessKey": "s", "SessionToken": "t", "Expiration": END}
            return {"Credentials": keys, "AssumedRoleUser": {"Arn": "arn:aws:sts::111122223333:assumed-role/r/s"}}

    botocore.session.Session.create_client = lambda _, name, **how: Sts(how.get("aws_access_key_id"))
    session = botocore.session.Session(profile=case.get("profile"))
    found = session.get_credentials()
    keys = found.get_frozen_credentials() if found else None
    botocore.session.Session.create_client = real
    endpoint = None
    if case.get("endpoint"):
        url = session.create_client("sts", region_name="eu-west-1", aws_access_key_id="a", aws_secret_access_key="b").meta.endpoint_url
        endpoint = url if "127.0.0.1" in url else None
    serials = [asked["SerialNumber"] for _, asked in calls if asked.get("SerialNumber")]
    return {
        "key": calls[0][0] if calls else keys and keys.access_key,
        "token": None if calls else (keys and keys.token) or None,
        "roles": [
            [asked["RoleArn"], asked.get("ExternalId") or None, asked.get("DurationSeconds")] for _, asked in calls
        ],
        "serial": serials[0] if serials else None,
        "endpoint": endpoint,
    }


def answer(case: dict) -> dict:
    with tempfile.TemporaryDirectory() as home:
        os.makedirs(f"{home}/.aws")
        for name in ("config", "credentials"):
            with open(f"{home}/.aws/{name}", "w", newline="") as file:
                file.write(case.get(name, ""))
        for name in [one for one in os.environ if one.startswith("AWS_")]:
            del os.environ[name]
        os.environ.update({"HOME": home, "AWS_EC2_METADATA_DISABLED": "true", **case.get("env", {})})
        try:
            return resolved(case)
        except Exception as error:
            return {"error": type(error).__name__}


with open(sys.argv[1]) as file:
    print(json.dumps([answer(case) for case in json.load(file)]))
