import { ControlMapping } from './control-mapping';
import { byControl } from './control-table';

const FRAMEWORK = 'NIST.800-53.R5';
const VERSION = '5';
const RETRIEVED = '2026-11-21';

/**
 * The conformance pack of AWS Config, as cdk-nag 3.0.2 carries it: what the texts of its pack `NIST.800.53.R5` name for
 * rules that make the same check as ours.
 *
 * @internal
 */
export const NIST_BY_AWS_CONFIG: ControlMapping = {
  framework: FRAMEWORK,
  version: VERSION,
  source: 'https://docs.aws.amazon.com/config/latest/developerguide/operational-best-practices-for-nist-800-53_rev_5.html',
  retrieved: RETRIEVED,
  controls: byControl({
    'PR-IAM-NO-ADMIN-STATEMENT': 'AC-2(1) AC-2(6) AC-2i.2 AC-3 AC-3(3) AC-3(3)(a) AC-3(3)(b)(1) AC-3(3)(b)(2) AC-3(3)(b)(3) AC-3(3)(b)(4) AC-3(3)(b)(5) '
      + 'AC-3(3)(c) AC-3(4) AC-3(4)(a) AC-3(4)(b) AC-3(4)(c) AC-3(4)(d) AC-3(4)(e) AC-3(7) AC-3(8) AC-3(12)(a) AC-3(13) AC-3(15)(a) '
      + 'AC-3(15)(b) AC-4(28) AC-5b AC-6 AC-6(2) AC-6(3) AC-6(10) AC-24 CM-5(1)(a) CM-6a CM-9b MP-2 SC-23(3) SC-25',
    'PR-KMS-KEY-ROTATION': 'CM-6a CM-9b SA-9(6) SC-12 SC-12(2) SC-12(6)',
    'PR-LAMBDA-NO-PUBLIC-INVOKE': 'AC-2(6) AC-3 AC-3(7) AC-4(21) AC-6 AC-17(1) AC-17(4)(a) AC-17(9) AC-17(10) AC-17b MP-2 SC-7(2) SC-7(3) SC-7(7) SC-7(9)(a) '
      + 'SC-7(11) SC-7(12) SC-7(16) SC-7(20) SC-7(21) SC-7(24)(b) SC-7(25) SC-7(26) SC-7(27) SC-7(28) SC-7a SC-7b SC-7c SC-25',
    'PR-LOGS-RETENTION-SET': 'AC-16b AT-4b AU-6(3) AU-6(4) AU-6(6) AU-6(9) AU-10 AU-11 AU-11(1) AU-12(1) AU-12(2) AU-12(3) AU-14a AU-14b CA-7b PM-14a.1 '
      + 'PM-14b PM-21b PM-31 SC-28(2) SI-4(17) SI-12',
    'PR-RDS-BACKED-UP': 'CP-1(2) CP-2(5) CP-6(1) CP-6(2) CP-6a CP-9a CP-9b CP-9c CP-10 CP-10(2) SC-5(2) SI-13(5)',
    'PR-RDS-NOT-PUBLIC': 'AC-2(6) AC-3 AC-3(7) AC-4(21) AC-6 AC-17(1) AC-17(4)(a) AC-17(9) AC-17(10) AC-17b MP-2 SC-7(2) SC-7(3) SC-7(7) SC-7(9)(a) '
      + 'SC-7(11) SC-7(12) SC-7(16) SC-7(20) SC-7(21) SC-7(24)(b) SC-7(25) SC-7(26) SC-7(27) SC-7(28) SC-7a SC-7b SC-7c SC-25',
    'PR-RDS-STORAGE-ENCRYPTED': 'AU-9(3) CP-9d SC-8(3) SC-8(4) SC-13a SC-28(1) SI-19(4)',
    'PR-S3-PUBLIC-ACCESS-BLOCKED': 'AC-2(6) AC-3 AC-3(7) AC-4(21) AC-6 AC-17(1) AC-17(4)(a) AC-17(9) AC-17(10) AC-17b MP-2 SC-7(2) SC-7(3) SC-7(7) SC-7(9)(a) '
      + 'SC-7(11) SC-7(20) SC-7(21) SC-7(24)(b) SC-7(25) SC-7(26) SC-7(27) SC-7(28) SC-7a SC-7b SC-7c SC-25',
    'PR-S3-TLS-ONLY': 'AC-4 AC-4(22) AC-17(2) AC-24(1) AU-9(3) CA-9b CM-6a CM-9b IA-5(1)(c) PM-11b PM-17b SC-7(4)(b) SC-7(4)(g) SC-8 SC-8(1) SC-8(2) '
      + 'SC-8(3) SC-8(4) SC-8(5) SC-13a SC-16(1) SC-23 SI-1a.2 SI-1c.2',
    'PR-S3-VERSIONED': 'AU-9(2) CP-1(2) CP-2(5) CP-6(1) CP-6(2) CP-6a CP-9a CP-9b CP-9c CP-10 CP-10(2) PM-11b PM-17b SC-5(2) SC-16(1) SI-1a.2 SI-1c.2 '
      + 'SI-13(5)',
    'PR-SNS-ENCRYPTED': 'AU-9(3) CP-9d SC-8(3) SC-8(4) SC-13a SC-28(1)',
    'PR-VPC-FLOW-LOGS': 'AC-4(26) AU-2b AU-3a AU-3b AU-3c AU-3d AU-3e AU-6(3) AU-6(4) AU-6(6) AU-6(9) AU-8b AU-12(1) AU-12(2) AU-12(3) AU-12(4) AU-12a '
      + 'AU-12c AU-14(3) AU-14a AU-14b CA-7b CM-5(1)(b) CM-6a CM-9b IA-3(3)(b) MA-4(1)(a) PM-14a.1 PM-14b PM-31 SI-4(17) SI-7(8)',
    'PR-VPC-NO-PUBLIC-ADDRESSES': 'AC-2(6) AC-3 AC-3(7) AC-4(21) AC-6 AC-17(1) AC-17(4)(a) AC-17(9) AC-17(10) AC-17b MP-2 SC-7(2) SC-7(3) SC-7(7) SC-7(9)(a) '
      + 'SC-7(11) SC-7(12) SC-7(16) SC-7(20) SC-7(21) SC-7(24)(b) SC-7(25) SC-7(26) SC-7(27) SC-7(28) SC-7a SC-7b SC-7c SC-25',
  }),
};

/** What Security Hub names as related requirements of its controls; the control stands above each line. */
const NIST_BY_SECURITY_HUB: ControlMapping = {
  framework: FRAMEWORK,
  version: VERSION,
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-controls-reference.html',
  retrieved: RETRIEVED,
  controls: byControl({
    // EC2.18 and EC2.19
    'PR-EC2-NO-OPEN-INGRESS': 'AC-4 AC-4(21) CA-9(1) CM-2 CM-2(2) CM-7 SC-7 SC-7(4) SC-7(5) SC-7(11) SC-7(16) SC-7(21)',
    // IAM.1
    'PR-IAM-NO-ADMIN-STATEMENT': 'AC-2 AC-2(1) AC-3 AC-3(7) AC-3(15) AC-5 AC-6 AC-6(2) AC-6(3) AC-6(10)',
    // IAM.3
    'PR-IAM-NO-USER-KEYS': 'AC-2(1) AC-2(3) AC-3(15)',
    // KMS.4
    'PR-KMS-KEY-ROTATION': 'SC-12 SC-12(2) SC-28(3)',
    // Lambda.1
    'PR-LAMBDA-NO-PUBLIC-INVOKE': 'AC-3 AC-3(7) AC-4 AC-4(21) AC-6 AC-21 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)',
    // Lambda.7
    'PR-LAMBDA-TRACED': 'CA-7',
    // CloudWatch.16
    'PR-LOGS-RETENTION-SET': 'AU-6(3) AU-6(4) AU-10 AU-11 CA-7 SI-12',
    // RDS.11
    'PR-RDS-BACKED-UP': 'CP-6 CP-6(1) CP-6(2) CP-9 CP-10 SC-5(2) SI-12 SI-13(5)',
    // RDS.10 and RDS.12
    'PR-RDS-IAM-AUTHENTICATION': 'AC-2(1) AC-3 AC-3(7) AC-3(15) AC-6',
    // RDS.9
    'PR-RDS-LOGS-EXPORTED': 'AC-2(4) AC-4(26) AC-6(9) AU-2 AU-3 AU-6(3) AU-6(4) AU-10 AU-12 CA-7 SC-7(9) SC-7(10) SI-3(8) SI-4(20) SI-7(8)',
    // RDS.13 and RDS.35
    'PR-RDS-MINOR-UPGRADES': 'SI-2 SI-2(2) SI-2(4) SI-2(5)',
    // RDS.23
    'PR-RDS-NON-DEFAULT-PORT': 'AC-4 AC-4(21) SC-7 SC-7(4) SC-7(5) SC-7(11) SC-7(16) SC-7(21)',
    // RDS.2
    'PR-RDS-NOT-PUBLIC': 'AC-4 AC-4(21) SC-7 SC-7(4) SC-7(5) SC-7(11) SC-7(16) SC-7(21)',
    // RDS.3 and RDS.27
    'PR-RDS-STORAGE-ENCRYPTED': 'CA-9(1) CM-3(6) SC-7(10) SC-13 SC-28 SC-28(1) SI-7(6)',
    // RDS.16 and RDS.17
    'PR-RDS-TAGS-ON-SNAPSHOTS': 'CA-9(1) CM-2 CM-2(2)',
    // S3.8
    'PR-S3-PUBLIC-ACCESS-BLOCKED': 'AC-3 AC-3(7) AC-4 AC-4(21) AC-6 AC-21 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)',
    // S3.5
    'PR-S3-TLS-ONLY': 'AC-4 AC-17(2) IA-5(1) SC-7(4) SC-8 SC-8(1) SC-8(2) SC-12(3) SC-13 SC-23 SC-23(3) SI-7(6)',
    // S3.14
    'PR-S3-VERSIONED': 'AU-9(2) CP-6 CP-6(1) CP-6(2) CP-9 CP-10 SC-5(2) SI-12 SI-13(5)',
    // SNS.1
    'PR-SNS-ENCRYPTED': 'CA-9(1) CM-3(6) SC-7(10) SC-13 SC-28 SC-28(1) SI-7(6)',
    // EC2.6
    'PR-VPC-FLOW-LOGS': 'AC-4(26) AU-2 AU-3 AU-6(3) AU-6(4) AU-12 CA-7 SI-7(8)',
    // EC2.15
    'PR-VPC-NO-PUBLIC-ADDRESSES': 'AC-3 AC-3(7) AC-4 AC-4(21) AC-6 AC-21 SC-7 SC-7(3) SC-7(4) SC-7(9) SC-7(11) SC-7(16) SC-7(20) SC-7(21)',
  }),
};

/** Our own reading of the catalogue, for rules that neither of the others knows. */
const NIST_BY_CATALOGUE: ControlMapping = {
  framework: FRAMEWORK,
  version: VERSION,
  source: 'https://csrc.nist.gov/pubs/sp/800/53/r5/upd1/final',
  retrieved: RETRIEVED,
  controls: byControl({
    // Access enforcement, least privilege.
    'PR-IAM-NO-WILDCARD-TRUST': 'AC-3 AC-6',
    'PR-KMS-KEY-POLICY-NARROW': 'AC-3 AC-6',
    'PR-LAMBDA-NO-PUBLIC-URL': 'AC-3',
    // Replace components when support is no longer available from the developer, vendor or manufacturer.
    'PR-RDS-ENGINE-SUPPORTED': 'SA-22',
    'PR-RDS-ENGINE-SUPPORT-LASTS': 'SA-22',
    // No embedded unencrypted static authenticators.
    'PR-RDS-MANAGED-PASSWORD': 'IA-5(7)',
    // Transmission confidentiality and integrity, by cryptography.
    'PR-RDS-TLS-REQUIRED': 'SC-8 SC-8(1)',
    'PR-SNS-TLS-ONLY': 'SC-8 SC-8(1)',
    // Accountability information in the inventory of components: who owns a resource.
    'PR-TAGS-REQUIRED': 'CM-8(4)',
  }),
};

/**
 * NIST Special Publication 800-53, revision 5. Where two sources know a rule, what both say counts.
 *
 * @internal
 */
export const NIST_800_53_R5: readonly ControlMapping[] = [NIST_BY_AWS_CONFIG, NIST_BY_SECURITY_HUB, NIST_BY_CATALOGUE];
