import type { DoctorReport } from '../../../../src-shared/contract/library.ts';
import { CodedError } from '../../../../src-shared/domain/coded-error.ts';
import { type CommandContext, defineCommand, exitCodes } from '../command.ts';
import { formatTable } from '../figures.ts';
import { printable } from '../printable.ts';

export const doctor = defineCommand({
  name: 'doctor',
  words: '',
  summary: 'Check that everything Lookalike needs is there and sound',
  details: ['Says what is missing and how to get it. The exit code is 1 when something needs doing.'],
  options: {},
  run: async (context) => {
    const { output } = context;
    const report = await reportOn(context);
    output.result(report, () => describe(report));
    return report.healthy ? exitCodes.done : exitCodes.failed;
  },
});

/** A library or model that the engine refuses is what a person comes here for: that too is a report. */
async function reportOn({ openEngine, diagnose }: CommandContext): Promise<DoctorReport> {
  try {
    await using opened = await openEngine();
    return await opened.client['doctor.report']({});
  } catch (error) {
    if (error instanceof CodedError) return diagnose(error);
    throw error;
  }
}

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
