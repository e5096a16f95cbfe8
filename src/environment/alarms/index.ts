export * from './alarm-routing';
export * from './alarm-subscription';
