import type { LicensedPackage } from './licensed-package.ts';

/** A program or package, as the bill names it. */
export type Part = Pick<LicensedPackage, 'name' | 'version' | 'licence'>;

/**
 * What a program is made of, as CycloneDX 1.6: Electron, and each package in the program or its screens once. The same
 * parts make the same text.
 */
export function billOfMaterials(program: Part, electron: Part, packages: readonly Part[]): object {
  const components = new Map(
    [component(electron, 'framework'), ...packages.map((part) => component(part, 'library'))].map(
      (entry) => [entry.purl, entry] as const,
    ),
  );
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component(program, 'application') },
    components: [...components.values()],
  };
}

function component({ name, version, licence }: Part, type: string) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { type, 'bom-ref': purl, name, version, purl, licenses: [licenceEntry(licence)] };
}

/** One licence is named by its id, several by what joins them. */
function licenceEntry(licence: string): object {
  return licence.includes(' ') ? { expression: licence } : { license: { id: licence } };
}
