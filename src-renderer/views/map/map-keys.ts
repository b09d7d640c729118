import type { MapActions } from './gestures.ts';
import type { Scene } from './scene.svelte.ts';

/** Share of the window that an arrow key moves by. */
const STEP = 0.15;
const ZOOM = 1.6;

/** Moves, zooms and picks by keyboard. @returns whether the key meant anything to the map */
export function pressKey(event: KeyboardEvent, scene: Scene, actions: MapActions): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  const { width, height } = scene.size;
  const [across, down] = [width * STEP, height * STEP];
  switch (event.key) {
    case 'ArrowLeft':
      scene.pan({ x: across, y: 0 });
      break;
    case 'ArrowRight':
      scene.pan({ x: -across, y: 0 });
      break;
    case 'ArrowUp':
      scene.pan({ x: 0, y: down });
      break;
    case 'ArrowDown':
      scene.pan({ x: 0, y: -down });
      break;
    case '+':
    case '=':
      scene.zoomStep(ZOOM);
      break;
    case '-':
      scene.zoomStep(1 / ZOOM);
      break;
    case '0':
      scene.fitAll();
      break;
    default:
      return pick(event.key, scene, actions);
  }
  scene.pointAtMiddle();
  return true;
}

/** What the keys of a grid do to the photo that has the focus there, they do to the one pointed at here. */
function pick(key: string, scene: Scene, { onlook, onsimilar, onmark }: MapActions): boolean {
  if (key !== 'Enter' && key !== ' ' && key.toLowerCase() !== 'm') return false;
  if (scene.pointed < 0) scene.pointAtMiddle();
  if (scene.pointed < 0) return true;
  if (key === 'Enter') onsimilar(scene.pointed);
  else if (key === ' ') onlook(scene.pointed);
  else onmark(scene.pointed);
  return true;
}
