import { reasonProblem } from '../../../../src/policy/decision/exceptions/reason-quality';

describe('a reason', () => {
  const statement = 'database storage is encrypted at rest';
  const good = 'the vendor image of the appliance boots from unencrypted volumes only until its release in March';

  test('that says why is fine', () => expect(reasonProblem(good, 20, [statement])).toBeUndefined());

  test.each(['TBD', 'todo', 'To do.', 'n/a', 'N/A', 'xxx', '...', 'see ticket', 'as discussed', 'legacy', 'asdfgh', '-', 'because'])('such as %s is a placeholder', (reason) => {
    expect(reasonProblem(reason, 0, [])).toMatch(/placeholder/);
  });

  test.each([[19, 'has 19 characters, and the policy asks for 20'], [20, undefined]])('of %s characters where 20 are asked for', (length, problem) => {
    const text = 'needed by the vendor until then'.slice(0, length);
    expect(reasonProblem(text, 20, [])).toEqual(problem === undefined ? undefined : expect.stringContaining(problem));
  });

  test('counts no spaces around it', () => expect(reasonProblem(`   short   ${' '.repeat(30)}`, 20, [])).toContain('has 5 characters'));

  test.each(['database storage is encrypted at rest', 'Storage is encrypted at rest.', 'Encrypted database storage, at rest!'])('repeats the rule: %s', (reason) => {
    expect(reasonProblem(reason, 5, [statement])).toBe("its reason repeats the rule's own words");
  });

  test('that has parts of its words alone repeats nothing', () => expect(reasonProblem('data is encrypt at rest', 5, [statement])).toBeUndefined());

  test('without any words repeats every rule that has some', () => {
    expect(reasonProblem('!!! &&& !!! &&& !!! &&&', 5, [statement])).toBe("its reason repeats the rule's own words");
    expect(reasonProblem('!!! &&& !!! &&& !!! &&&', 5, ['', '***'])).toBeUndefined();
  });

  test('may use words of the rule', () => expect(reasonProblem('database storage is not encrypted before the vendor supports keys', 20, [statement])).toBeUndefined());
});
