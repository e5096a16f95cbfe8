export * from './environment-offers';
export * from './from-contract-props';
