import type { MapColouring } from '../../../src-shared/contract/map.ts';
import { formatCount, formatDuration, formatChance } from '../../format/figures.ts';
import { photos } from './counts.ts';

const colourings: Record<MapColouring, string> = { label: 'Label', date: 'Date', folder: 'Folder' };

export const map = {
  role: 'map of photos',
  label: (count: number) => `Map of ${photos(count)}`,
  keys: 'Arrow keys move the map, plus and minus zoom, 0 shows all of it. Enter finds photos similar to the one in the middle, Space shows it large, M marks it. The list beside the map has the photos in view as buttons.',
  loading: 'Opening the map…',
  failed: 'The map could not be opened',
  retry: 'Try again',

  none: {
    title: 'See your whole library at once',
    text: 'The map lays out all photos so that those that look alike lie close together. You can wander through it, colour it, and draw around photos to work with them.',
    make: 'Make the map',
    cancelled: 'Making the map was stopped. Nothing was changed.',
    failed: 'The map could not be made',
  },
  noPhotos: {
    title: 'There are no photos to lay out yet',
    text: 'The map shows photos once they are read. Add a folder of photos, or wait for the first ones.',
    add: 'Add a folder of photos',
  },
  making: {
    title: 'Laying out your photos',
    text: 'You can go on with something else meanwhile.',
    share: (done: number, total: number | null) => (total ? formatChance(done / total) : 'Starting…'),
    left: (seconds: number) => `about ${formatDuration(seconds)} left`,
    cancel: 'Stop',
  },
  newer: (count: number) => `${photos(count)} came since this map was made.`,
  remake: 'Make anew',

  colourBy: 'Colour by',
  colourings,
  legend: 'Colours',
  others: 'Others',
  noGroup: { label: 'No label', date: 'No date', folder: 'No folder' } satisfies Record<MapColouring, string>,
  group: (name: string, count: number) => `${name}, ${photos(count)}`,
  legendHint: 'Click to hide or show',
  noGroups: 'None of these photos has one.',

  tools: {
    label: 'Map tools',
    move: 'Move',
    moveHint: 'Drag to move the map; with Shift, draw around photos',
    lasso: 'Lasso',
    lassoHint: 'Draw around photos to mark them',
    rectangle: 'Rectangle',
    rectangleHint: 'Drag a rectangle over photos to mark them',
    closer: 'Zoom in',
    farther: 'Zoom out',
    all: 'Show all',
    list: 'Photos in view',
  },
  list: {
    title: 'Photos in view',
    count: (count: number) => photos(count),
    some: (shown: number, count: number) => `${formatCount(shown)} of ${photos(count)}`,
    none: 'No photos here. Zoom out or move the map.',
    markAll: 'Mark all in view',
    item: (position: number, name: string) =>
      name ? `Photo ${formatCount(position)}, ${name}` : `Photo ${formatCount(position)}`,
  },
  marked: (count: number) => `${photos(count)} marked`,
  missing: 'This browser cannot paint the map (it offers no WebGL 2). The list has its photos all the same.',
};
