import type { PortFrame } from './port-line.ts';

/** Between main and a utility process, over Node's own channel between a process and its child. */
export type UtilityFrame = { type: 'message'; data: unknown; ports: string[] } | PortFrame;
