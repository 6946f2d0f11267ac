"""Manages MFA devices of a practice account through boto3, as a person's script would, with true codes (RFC 6238 by hmac alone).

Usage: mfa_boto3.py ENDPOINT REGION KEY SECRET. Prints as JSON: `done`, what reading back gave after each step; `errors`, the code,
the HTTP status and the message of each call that must fail.
"""
import base64
import hashlib
import hmac
import json
import struct
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

ENDPOINT, REGION, KEY, SECRET = sys.argv[1:]
DONE, ERRORS = {}, {}


def client(name, key=KEY, secret=SECRET, token=None):
    return boto3.client(name, region_name=REGION, endpoint_url=ENDPOINT, aws_access_key_id=key, aws_secret_access_key=secret,
                        aws_session_token=token, config=Config(retries={"max_attempts": 1}))


def code(seed, steps=0):
    """The code that a device with this seed (base 32) shows so many steps from now."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    mac = hmac.new(base64.b32decode(seed), counter, hashlib.sha1).digest()
    at = mac[-1] & 0xF
    return str((struct.unpack(">I", mac[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000).zfill(6)


def refused(what, call):
    try:
        call()
        ERRORS[what] = None
    except ClientError as error:
        said = error.response["Error"]
        ERRORS[what] = [said["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"], said["Message"].strip()]


iam = client("iam")
USER = "made-by-mfa-boto3"
iam.create_user(UserName=USER)
keys = iam.create_access_key(UserName=USER)["AccessKey"]


def serials(**which):
    return [device["SerialNumber"] for device in iam.list_mfa_devices(UserName=USER, **which)["MFADevices"]]


device = iam.create_virtual_mfa_device(VirtualMFADeviceName="boto3")["VirtualMFADevice"]
SERIAL, SEED = device["SerialNumber"], device["Base32StringSeed"].decode()
DONE["made"] = [SERIAL, len(SEED), device["QRCodePNG"][1:4].decode()]


def pair(first, second):
    return {"UserName": USER, "SerialNumber": SERIAL, "AuthenticationCode1": first, "AuthenticationCode2": second}


refused("a name that is taken", lambda: iam.create_virtual_mfa_device(VirtualMFADeviceName="boto3"))
refused("the same code twice", lambda: iam.enable_mfa_device(**pair(code(SEED), code(SEED))))
refused("in the wrong order", lambda: iam.enable_mfa_device(**pair(code(SEED, 1), code(SEED))))
refused("not one after the other", lambda: iam.enable_mfa_device(**pair(code(SEED), code(SEED, 2))))
refused("a device that is not there", lambda: iam.enable_mfa_device(**{**pair("123456", "654321"), "SerialNumber": SERIAL + "x"}))
refused("a user that is not there", lambda: iam.enable_mfa_device(**{**pair(code(SEED), code(SEED, 1)), "UserName": "nobody"}))
refused("the root user", lambda: iam.enable_mfa_device(**{**pair(code(SEED), code(SEED, 1)), "UserName": "AWS ROOT USER"}))
refused("resync of what is not enabled", lambda: iam.resync_mfa_device(**pair(code(SEED), code(SEED, 1))))

iam.enable_mfa_device(**pair(code(SEED, -3), code(SEED, -2)))
DONE["enabled"] = serials() == [SERIAL]
assigned = iam.list_virtual_mfa_devices(AssignmentStatus="Assigned")["VirtualMFADevices"]
DONE["assigned to"] = [one["User"]["Arn"] for one in assigned if one["SerialNumber"] == SERIAL]
refused("enabled twice", lambda: iam.enable_mfa_device(**pair(code(SEED), code(SEED, 1))))
refused("deleted while it is assigned", lambda: iam.delete_virtual_mfa_device(SerialNumber=SERIAL))
refused("the pair that enabled it", lambda: iam.resync_mfa_device(**pair(code(SEED, -3), code(SEED, -2))))
iam.resync_mfa_device(**pair(code(SEED, -1), code(SEED)))
DONE["resynchronised"] = True

sts = client("sts", keys["AccessKeyId"], keys["SecretAccessKey"])
refused("a wrong code", lambda: sts.get_session_token(SerialNumber=SERIAL, TokenCode="000000" if code(SEED, 1) != "000000" else "1" * 6))
refused("a code without a device", lambda: sts.get_session_token(TokenCode=code(SEED, 1)))
session = sts.get_session_token(SerialNumber=SERIAL, TokenCode=code(SEED, 1))["Credentials"]
refused("a code twice", lambda: sts.get_session_token(SerialNumber=SERIAL, TokenCode=code(SEED, 1)))
DONE["session"] = client("sts", session["AccessKeyId"], session["SecretAccessKey"], session["SessionToken"]).get_caller_identity()["Arn"]

iam.deactivate_mfa_device(UserName=USER, SerialNumber=SERIAL)
DONE["deactivated"] = serials()
refused("deactivated twice", lambda: iam.deactivate_mfa_device(UserName=USER, SerialNumber=SERIAL))
iam.delete_virtual_mfa_device(SerialNumber=SERIAL)
refused("deleted twice", lambda: iam.delete_virtual_mfa_device(SerialNumber=SERIAL))

for index in range(9):
    extra = iam.create_virtual_mfa_device(VirtualMFADeviceName=f"many-{index}")["VirtualMFADevice"]
    seed = extra["Base32StringSeed"].decode()
    more = {"UserName": USER, "SerialNumber": extra["SerialNumber"], "AuthenticationCode1": code(seed), "AuthenticationCode2": code(seed, 1)}
    if index < 8:
        iam.enable_mfa_device(**more)
    else:
        refused("a ninth device", lambda: iam.enable_mfa_device(**more))
paginator = iam.get_paginator("list_mfa_devices")
DONE["pages"] = len(paginator.paginate(UserName=USER, PaginationConfig={"PageSize": 3}).build_full_result()["MFADevices"])

print(json.dumps({"done": DONE, "errors": ERRORS}))
