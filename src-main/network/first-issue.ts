import type { z } from 'zod';

/** What is wrong in one line: mostly the first mistake explains the others. */
export function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return error.message;
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}
