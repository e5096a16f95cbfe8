import { App } from 'aws-cdk-lib';
import { AlarmSeverity, AppEnvironment, EnvironmentTier } from 'cdk-paved-road';

/** An environment with every part of its core that a playground has: network, way out, an alarm topic and a budget. */
export function composeAppEnvironment(app: App): AppEnvironment {
  const environment = new AppEnvironment(app, 'IntegEnvironment', {
    application: 'integ-environment', owner: 'integ', costCenter: 'integ', tier: EnvironmentTier.PLAYGROUND,
  });
  environment.provideNetwork(environment, { egress: true });
  environment.provideAlarmTopic(environment, AlarmSeverity.TICKET);
  return environment;
}

if (require.main === module) {
  const app = new App();
  composeAppEnvironment(app);
  app.synth();
}
