"""What a mistake looks like: the first is found by Python, the second by the component."""

from aws_cdk import App, Duration, Stack
from cdk_paved_road import AppEnvironment, DataClassification, EnvironmentTier, ServiceDatabase

app = App()
environment = AppEnvironment(
    app,
    "ShopProduction",
    application="shop",
    owner="team-shop",
    cost_center="cc-4711",
    tier=EnvironmentTier.PRODUCTION,
    alert_email="shop-oncall@example.com",
)
stack = Stack(app, "Shop")

try:
    ServiceDatabase(stack, "Stock", environment=environment, classification=DataClassification.INTERNAL)
except TypeError as error:
    print(error)

ServiceDatabase(
    stack,
    "Orders",
    environment=environment,
    data_classification=DataClassification.INTERNAL,
    backup_retention=Duration.days(1),
)
