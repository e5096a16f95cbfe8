"""The orders application in three environments: two databases, and a function that uses both."""

from pathlib import Path

from aws_cdk import App, Stack
from aws_cdk.aws_lambda import Code, Runtime
from cdk_paved_road import AppEnvironment, DatabaseEngine, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase

API = Path(__file__).parent.parent / "orders" / "api"


def compose_orders(app: App, tier: EnvironmentTier) -> None:
    """Composes the application in an environment of a tier."""
    name = f"Orders{tier.name.capitalize()}"
    environment = AppEnvironment(
        app,
        name,
        application="orders",
        owner="team-orders",
        cost_center="cc-4711",
        tier=tier,
        alert_email="orders-oncall@example.com",
        monthly_budget=tier.monthly_budget or 1000,
    )

    data = Stack(app, f"{name}Data")
    orders = ServiceDatabase(data, "Orders", environment=environment, data_classification=DataClassification.INTERNAL)
    stock = ServiceDatabase(
        data,
        "Stock",
        environment=environment,
        data_classification=DataClassification.INTERNAL,
        engine=DatabaseEngine.postgresql(),
    )
    api = FunctionService(
        Stack(app, f"{name}App"),
        "Api",
        environment=environment,
        runtime=Runtime.NODEJS_24_X,
        code=Code.from_asset(str(API)),
        reserved_concurrency=50,
    )
    api.connect_to(orders)
    api.connect_to(stock)


app = App()
for tier in (EnvironmentTier.PLAYGROUND, EnvironmentTier.STAGING, EnvironmentTier.PRODUCTION):
    compose_orders(app, tier)
app.synth()
