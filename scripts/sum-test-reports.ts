import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

// node scripts/sum-test-reports.ts <0 or 1: something failed> <vitest json report...>
// Ends with the one line that sums all reports up. Exit code 1 unless tests ran and everything passed.

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a report says; one that is missing or broken counts as one failure. */
async function readReport(path: string): Promise<Counts> {
  try {
    const report = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
    const count = (name: string) => {
      const value = report[name];
      if (typeof value !== 'number') throw new Error(`it has no ${name}`);
      return value;
    };
    const failed = count('numFailedTests');
    // A file that does not even load fails without a failed test.
    const brokenFiles =
      failed === 0 && report.success !== true ? Math.max(1, count('numFailedTestSuites')) : 0;
    return {
      passed: count('numPassedTests'),
      failed: failed + brokenFiles,
      skipped: count('numPendingTests') + count('numTodoTests'),
    };
  } catch (error) {
    console.error(`${basename(path)}: no usable report (${String(error)})`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const [somethingFailed, ...paths] = process.argv.slice(2);
const reports = await Promise.all(paths.map(readReport));
const sum = (name: keyof Counts) => reports.reduce((total, report) => total + report[name], 0);
const [passed, skipped] = [sum('passed'), sum('skipped')];
// A run can fail beside its tests: an error that nobody caught, or no test at all.
const failed = Math.max(sum('failed'), somethingFailed === '0' && passed > 0 ? 0 : 1);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
