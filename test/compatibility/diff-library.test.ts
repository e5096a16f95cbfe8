import { changesBetween } from '../../src/compatibility/template-changes';

jest.mock('@aws-cdk/cloudformation-diff', () => {
  throw Object.assign(new Error("Cannot find module '@aws-cdk/cloudformation-diff'"), { code: 'MODULE_NOT_FOUND' });
});

test('a library that is not installed is named, with the way to install it', () => {
  expect(() => changesBetween({ Shop: {} }, { Shop: { Resources: {} } })).toThrow(
    "'@aws-cdk/cloudformation-diff' must be installed to compare templates, got nothing; npm install --save-dev @aws-cdk/cloudformation-diff@2.187.5 (LibraryMissing)",
  );
});

test('nobody needs it where nothing changed', () => expect(changesBetween({ Shop: {} }, { Shop: {} })).toEqual([]));
