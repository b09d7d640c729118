import { spawn } from 'node:child_process';

interface Question {
  program: string;
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  /** For its standard input. */
  input?: string;
  /** It is ended when it takes longer. */
  withinMs: number;
}

/** Runs a program of the system to its end. Answers what it printed; rejects what it complained of. */
export async function askProgram(question: Question): Promise<string> {
  const { program, args, environment, input, withinMs } = question;
  const asked = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: environment,
    timeout: withinMs,
    windowsHide: true,
  });
  let answer = '';
  let complaint = '';
  asked.stdout.setEncoding('utf8').on('data', (part: string) => {
    answer += part;
  });
  asked.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint = `${complaint}${part}`.slice(0, 500);
  });
  // One that does not read ends before it is told everything; its exit code says why.
  asked.stdin.once('error', () => undefined);
  asked.stdin.end(input);
  return new Promise((resolve, reject) => {
    asked.once('error', reject);
    asked.once('close', (code) => {
      if (code === 0) resolve(answer);
      else reject(new Error(complaint.trim() || `${program} ended with ${code ?? 'a signal'}`));
    });
  });
}
