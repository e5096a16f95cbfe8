import { packs, nagRules } from './nag-rules';
import { controlsInText } from '../../../src/packs/controls/control-text';

/** What an id looks like, and how the list looks that it is read from. */
const FORMS: Record<string, RegExp> = {
  'HIPAA.Security': /^HIPAA\.Security\/164\.\d{3}(\([0-9A-Za-z]+\))+$/,
  'NIST.800.53.R4': /^NIST\.800-53\.R4\/[A-Z]{2}-\d+([a-z]|\([a-z]\)|\(\d+\))?$/,
  'NIST.800.53.R5': /^NIST\.800-53\.R5\/[A-Z]{2}-\d+([a-z](\.\d+)?)?(\((\d+|[a-z])\))*$/,
  'PCI.DSS.321': /^PCI\.DSS\.321\/\d{1,2}(\.\d{1,2}){1,2}$/,
};
const SAY_SO = Object.keys(FORMS);

describe('controlsInText', () => {
  test.each(SAY_SO)('finds well-formed controls in the text of every rule of %s', (pack) => {
    const rules = nagRules(pack);
    expect(rules.length).toBeGreaterThan(50);
    const odd = rules.filter(({ info }) => {
      const controls = controlsInText(pack, info);
      return controls.length === 0 || controls.some((control) => !FORMS[pack].test(control));
    });
    expect(odd).toEqual([]);
  });

  test.each(SAY_SO)('leaves out none of the controls that a rule of %s lists', (pack) => {
    const lost = nagRules(pack).flatMap(({ id, info }) => {
      const controls = controlsInText(pack, info).map((control) => control.split('/')[1]);
      return listed(info).filter((written) => !controls.some((control) => control === written || isPartOf(control, written)))
        .map((written) => `${id}: ${written}`);
    });
    expect(lost).toEqual([]);
  });

  test.each(packs().filter((pack) => !SAY_SO.includes(pack)))('finds nothing in %s, whose texts name no controls', (pack) => {
    expect(nagRules(pack).filter(({ info }) => /Control ID/.test(info))).toEqual([]);
    expect(nagRules(pack).flatMap(({ info }) => controlsInText(pack, info))).toEqual([]);
  });

  test.each<[string, string, string, string[]]>([
    ['one control', 'NIST.800.53.R5', 'It is open - (Control ID: AC-4(21)).', ['NIST.800-53.R5/AC-4(21)']],
    ['controls that come twice or out of order', 'NIST.800.53.R5', 'X - (Control IDs: SC-7a, AC-17(1), AC-17(1)).', ['NIST.800-53.R5/AC-17(1)', 'NIST.800-53.R5/SC-7a']],
    ['parts of parts', 'NIST.800.53.R5', 'X - (Control IDs: AC-3(3)(b)(1), CP-1a.1(b), SC-7(24)(b)).', ['NIST.800-53.R5/AC-3(3)(b)(1)', 'NIST.800-53.R5/CP-1a.1(b)', 'NIST.800-53.R5/SC-7(24)(b)']],
    ['two letters of one control', 'NIST.800.53.R4', 'X - (Control IDs: AU-2(a)(d), AU-3).', ['NIST.800-53.R4/AU-2(a)', 'NIST.800-53.R4/AU-2(d)', 'NIST.800-53.R4/AU-3']],
    ['two enhancements of one control', 'NIST.800.53.R4', 'X - (Control ID: AU-6(1)(3)).', ['NIST.800-53.R4/AU-6(1)', 'NIST.800-53.R4/AU-6(3)']],
    ['three letters of one control', 'NIST.800.53.R4', 'X - (Control ID: SI-4(a)(b)(c)).', ['NIST.800-53.R4/SI-4(a)', 'NIST.800-53.R4/SI-4(b)', 'NIST.800-53.R4/SI-4(c)']],
    ['a letter and a space at the end', 'NIST.800.53.R4', 'X - (Control IDs: AC-21(b), AC-5c). ', ['NIST.800-53.R4/AC-21(b)', 'NIST.800-53.R4/AC-5c']],
    ['a list that is not closed', 'HIPAA.Security', 'X - (Control IDs: 164.312(a)(2)(iv), 164.312(e)(1).', ['HIPAA.Security/164.312(a)(2)(iv)', 'HIPAA.Security/164.312(e)(1)']],
    ['numbers', 'PCI.DSS.321', 'X - (Control IDs: 1.2, 10.5.3).', ['PCI.DSS.321/1.2', 'PCI.DSS.321/10.5.3']],
    ['only what is listed', 'PCI.DSS.321', 'TLS 1.2 is not required - (Control ID: 4.1).', ['PCI.DSS.321/4.1']],
    ['no list', 'PCI.DSS.321', 'TLS 1.2 is not required.', []],
    ['another pack', 'Acme', 'X - (Control ID: AC-3).', []],
    ['a pack that is called like a property of every object', 'constructor', 'X - (Control ID: AC-3).', []],
  ])('reads %s', (_, pack, text, controls) => expect(controlsInText(pack, text)).toEqual(controls));
});

/** The ids between the commas, as they are written. */
function listed(info: string): string[] {
  const [, list = ''] = /\(Control IDs?:(.*?)\)?\.?\s*$/s.exec(info) ?? [];
  return list.split(',').map((written) => close(written.trim()));
}

/** Gives back the bracket that was taken for the end of the list. */
function close(written: string): string {
  return written.split('(').length > written.split(')').length ? `${written})` : written;
}

/** Whether a control is one of several that were written as one, such as AU-2(d) of AU-2(a)(d). */
function isPartOf(control: string, written: string): boolean {
  const [base, bracket] = control.split('(');
  return bracket !== undefined && written.startsWith(`${base}(`) && written.includes(`(${bracket}`);
}
