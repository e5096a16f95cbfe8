import { MASK, maskedSource, maskedTemplate } from '../../../src/evidence/html/masked';

describe('in source', () => {
  test.each([
    ["password = 'hunter2'", `password = '${MASK}'`],
    ['masterUserPassword: "hun\\"ter2",', `masterUserPassword: "${MASK}",`],
    ['"api_key": `abc`', `"api_key": \`${MASK}\``],
    ["const token = 'x', name = 'orders';", `const token = '${MASK}', name = 'orders';`],
    ['AKIAIOSFODNN7EXAMPLE', MASK],
    ["key: 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY0'", `key: '${MASK}'`],
    ['0123456789abcdef0123456789abcdef', MASK],
    ['ghp_0123456789abcdefghijABCDEFGHIJ', MASK],
  ])('%s is hidden', (line, masked) => {
    expect(maskedSource(line)).toBe(masked);
  });

  test.each([
    ["new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });"],
    ["import { aVeryLongNameOfSomethingThatIsNotASecretAtAll } from '../../somewhere/else/entirely/in/the/tree';"],
    ['password: secret.secretValue,'],
  ])('%s stays', (line) => {
    expect(maskedSource(line)).toBe(line);
  });
});

describe('in templates', () => {
  test('what is called a secret is hidden, and hashes and logical ids stay', () => {
    expect(maskedTemplate('   "MasterUserPassword": "hunter2",')).toBe(`   "MasterUserPassword": "${MASK}",`);
    const asset = '   "S3Key": "0123456789abcdef0123456789abcdef.zip", "Ref": "NetworkDefaultSecurityGroupLogGroupAEB81622"';
    expect(maskedTemplate(asset)).toBe(asset);
  });
});
