"""Reads the evidence in a folder with readers that others wrote, and compares what they count with the record."""

import glob
import json
import sys
from importlib.metadata import version
from pathlib import Path


class Refused(Exception):
    """A reader does not take a file, or counts something else than the record."""


def main(folder):
    record = json.loads((folder / 'record.json').read_text('utf-8'))
    refused = False
    for package, pattern, read in READERS:
        files = [Path(name) for name in sorted(glob.glob(str(folder / pattern)))]
        if not files:
            refused = True
            print(f'REFUSES  {package} {version(package)}: there is no {pattern}')
            continue
        try:
            print(f'reads    {package} {version(package)}: {compared(read(files, record))} in {", ".join(file.name for file in files)}')
        except Exception as error:  # Whatever a reader stumbles over is a refusal.
            refused = True
            print(f'REFUSES  {package} {version(package)}: {type(error).__name__}: {str(error)[:500]}')
    return 1 if refused else 0


def compared(counts):
    """The counts in words, when all are as expected."""
    for name, (got, expected) in counts.items():
        if got != expected:
            raise Refused(f'{got} {name}, and {expected} in the record')
    return ', '.join(f'{got} {name}' for name, (got, _) in counts.items())


def oscal(files, record):
    from trestle.oscal.assessment_results import AssessmentResults
    [file] = files
    [result] = AssessmentResults.oscal_read(file).results
    excepted = [risk for risk in result.risks or [] if text_of(risk.status) == 'deviation-approved']
    components = [component for component in result.local_definitions.components or [] if text_of(component.type) == 'service']
    return {
        'findings': (sum('finding' in map(text_of, each.types) for each in result.observations or []), record['counts']['findings']),
        'excepted': (sum(len(risk.related_observations) for risk in excepted), record['counts']['byDisposition']['waived']),
        'controls': (len(result.findings or []), len({control for rule in record['rules'] for control in rule['controls']})),
        'components': (len(components), len(record['components'])),
        'resources': (len(result.local_definitions.inventory_items or []), len(record['resources'])),
    }


def text_of(value):
    """What a value of trestle's says: a text, an enum, or either inside of models."""
    while hasattr(value, 'root'):
        value = value.root
    return getattr(value, 'value', value)


def cyclonedx(files, record):
    from cyclonedx.model.bom import Bom
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator
    [file] = files
    text = file.read_text('utf-8')
    error = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if error:
        raise Refused(str(error))
    bom = Bom.from_json(json.loads(text))
    excepted = [each for each in properties(bom) if each.name == 'cdk-paved-road:findings:excepted']
    return {
        'components': (sum(component.type == 'application' for component in bom.components), len(record['components'])),
        'environments': (sum(component.type == 'platform' for component in bom.components), len(record['environments'])),
        'findings': (counted(bom, 'cdk-paved-road:findings:'), record['counts']['findings']),
        'excepted': (sum(int(each.value) for each in excepted), record['counts']['byDisposition']['waived']),
        'resources': (counted(bom, 'cdk-paved-road:resources:'), len(record['resources'])),
    }


def properties(bom):
    return [each for component in [bom.metadata.component, *bom.components] for each in component.properties]


def counted(bom, beginning):
    return sum(int(each.value) for each in properties(bom) if each.name.startswith(beginning))


def junit(files, record):
    from junitparser import Failure, JUnitXml, Skipped
    results = [result for file in files for suite in JUnitXml.fromfile(str(file)) for case in suite for result in case.result]
    by = record['counts']['byDisposition']
    return {
        'blocking': (sum(isinstance(result, Failure) for result in results), by['blocking']),
        'excepted or baselined': (sum(isinstance(result, Skipped) for result in results), by['waived'] + by['baselined']),
    }


def sarif(files, record):
    from sarif.loader import load_sarif_file
    results = [result for file in files for result in load_sarif_file(str(file)).get_results()]
    by = record['counts']['byDisposition']
    return {
        'findings': (len(results), record['counts']['findings']),
        'excepted or baselined': (sum(map(is_suppressed, results)), by['waived'] + by['baselined']),
    }


def is_suppressed(result):
    return any(each.get('status') != 'underReview' for each in result.get('suppressions', []))


READERS = [
    ('compliance-trestle', 'oscal-assessment-results.json', oscal),
    ('cyclonedx-python-lib', 'inventory.cdx.json', cyclonedx),
    ('junitparser', 'junit*.xml', junit),
    ('sarif-tools', 'findings*.sarif', sarif),
]

sys.exit(main(Path(sys.argv[1])))
