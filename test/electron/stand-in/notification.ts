import { EventEmitter } from 'node:events';
import type Electron from 'electron';

const shown: Notification[] = [];

export class Notification extends EventEmitter {
  readonly title: string;
  readonly body: string;

  constructor({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
    super();
    this.title = title;
    this.body = body;
  }

  static isSupported(): boolean {
    return true;
  }

  /** For the stand-in alone. */
  static all = (): Notification[] => shown;

  show(): void {
    shown.push(this);
    this.emit('show');
  }

  close(): void {
    this.emit('close');
  }
}
