import { expect, test } from 'vitest';
import { billOfMaterials } from '../../../../scripts/package/bill-of-materials.ts';

const program = { name: 'lookalike', version: '1.2.3', licence: 'Apache-2.0' };
const electron = { name: 'electron', version: '45.4.1', licence: 'MIT' };

test('is a CycloneDX 1.6 that names each part once, by an address and its licence', () => {
  const sharp = { name: '@img/sharp', version: '0.35.5', licence: 'Apache-2.0 AND LGPL-3.0-or-later' };
  const older = { ...sharp, version: '0.34.0' };
  expect(billOfMaterials(program, electron, [sharp, older, sharp])).toEqual({
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': 'pkg:npm/lookalike@1.2.3',
        ...{ name: 'lookalike', version: '1.2.3', purl: 'pkg:npm/lookalike@1.2.3' },
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: [
      {
        type: 'framework',
        'bom-ref': 'pkg:npm/electron@45.4.1',
        ...{ name: 'electron', version: '45.4.1', purl: 'pkg:npm/electron@45.4.1' },
        licenses: [{ license: { id: 'MIT' } }],
      },
      {
        type: 'library',
        'bom-ref': 'pkg:npm/%40img/sharp@0.35.5',
        ...{ name: '@img/sharp', version: '0.35.5', purl: 'pkg:npm/%40img/sharp@0.35.5' },
        licenses: [{ expression: 'Apache-2.0 AND LGPL-3.0-or-later' }],
      },
      expect.objectContaining({ purl: 'pkg:npm/%40img/sharp@0.34.0' }),
    ],
  });
});
