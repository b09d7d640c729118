import type { DoctorReport } from '../../../src-shared/contract/library.ts';
import { text } from '../../text/text.ts';

/** The report as plain text, to be sent along with a question. */
export function reportText(
  report: DoctorReport,
  surroundings: { browser: string; webgl: string | null },
): string {
  const words = text.settings.report;
  const { devices } = text.settings;
  return [
    `Lookalike · ${report.platform}, ${words.cores(report.cores)}`,
    `${words.library}: ${report.dataDir}`,
    `${words.browser}: ${surroundings.browser}`,
    words.webgl(surroundings.webgl),
    '',
    ...report.checks.flatMap(({ name, state, detail, remedy }) => [
      `${words.states[state]}  ${name}: ${detail}`,
      ...(remedy === null ? [] : [`  ${remedy}`]),
    ]),
    '',
    `${words.providers}:`,
    ...report.providers.map(
      ({ name, usable, detail }) => `  ${usable ? devices.usable : devices.notUsable}  ${name}  ${detail}`,
    ),
    '',
    `${words.versions}:`,
    ...Object.entries(report.versions).map(([name, version]) => `  ${name} ${version}`),
    '',
    report.healthy ? words.healthy : words.unhealthy,
  ].join('\n');
}

/** What draws the map; null where the browser has no WebGL. */
export function webglRenderer(): string | null {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return null;
  const unmasked = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(context.getParameter(unmasked?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return renderer;
}
