import { EventEmitter } from 'node:events';
import type Electron from 'electron';

type Display = Pick<Electron.Display, 'id' | 'bounds' | 'workArea' | 'workAreaSize' | 'scaleFactor' | 'size'>;

const size = { width: 1920, height: 1080 };
const workArea = { x: 0, y: 0, width: 1920, height: 1040 };
const only: Display = {
  ...{ id: 1, scaleFactor: 1, bounds: { x: 0, y: 0, ...size }, size, workArea },
  workAreaSize: { width: workArea.width, height: workArea.height },
};

class Screen extends EventEmitter {
  /** Another one first is the primary one. */
  displays: Display[] = [only];

  getAllDisplays = (): Display[] => this.displays;
  getPrimaryDisplay = (): Display => this.displays[0] ?? only;
  getDisplayMatching = (_bounds: Electron.Rectangle): Display => this.getPrimaryDisplay();
  getDisplayNearestPoint = (_point: Electron.Point): Display => this.getPrimaryDisplay();
  getCursorScreenPoint = (): Electron.Point => ({ x: 0, y: 0 });
}

export const screen = new Screen();
