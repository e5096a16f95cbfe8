import { App } from 'aws-cdk-lib';
import { composeReview } from './overlay';

const app = new App();
composeReview(app, Number(app.node.tryGetContext('change') ?? 17));
app.synth();
