import type { DoctorReport } from '../../../../src-shared/contract/library.ts';
import { defineCommand, exitCodes } from '../command.ts';
import { formatTable } from '../figures.ts';
import { printable } from '../printable.ts';

export const doctor = defineCommand({
  name: 'doctor',
  words: '',
  summary: 'Check that everything Lookalike needs is there and sound',
  details: ['Says what is missing and how to get it. The exit code is 1 when something needs doing.'],
  options: {},
  run: async ({ output, openEngine }) => {
    await using opened = await openEngine();
    const { client } = opened;
    const report = await client['doctor.report']({});
    output.result(report, () => describe(report));
    return report.healthy ? exitCodes.done : exitCodes.failed;
  },
});

function describe(report: DoctorReport): string[] {
  return [
    `${report.platform}, ${report.cores} cores`,
    `Library: ${printable(report.dataDir)}`,
    '',
    'Checks:',
    ...report.checks.flatMap(({ name, state, detail, remedy }) => [
      `  ${state.padEnd(7)}  ${name}: ${printable(detail)}`,
      ...(remedy === null ? [] : [`           ${printable(remedy)}`]),
    ]),
    '',
    'Where the network can run:',
    ...formatTable(
      report.providers.map(({ name, usable, detail }) => [
        usable ? '  usable' : '  not usable',
        name,
        printable(detail),
      ]),
    ),
    '',
    'Versions:',
    ...formatTable(Object.entries(report.versions).map(([name, version]) => [`  ${name}`, version])),
    '',
    report.healthy ? 'All is well.' : 'Something needs doing; see the checks above.',
  ];
}
