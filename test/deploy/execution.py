"""Runs a state machine to its end, and fails when it does not succeed.

    python execution.py http://127.0.0.1:4566 us-east-1 ARN
"""
import sys
import time

import boto3

endpoint, region, machine = sys.argv[1:]
client = boto3.client("stepfunctions", endpoint_url=endpoint, region_name=region, aws_access_key_id="test", aws_secret_access_key="test")
execution = client.start_execution(stateMachineArn=machine, input="{}")["executionArn"]
while (state := client.describe_execution(executionArn=execution))["status"] == "RUNNING":
    time.sleep(0.2)
if state["status"] != "SUCCEEDED":
    sys.exit(f"{state['status']}: {state.get('error')}: {state.get('cause')}")
