import { formatChance, formatCount } from '../../format/figures.ts';
import type { search as en } from '../en/search.ts';
import { photos } from './counts.ts';

export const search: typeof en = {
  forward: 'Vorwärts',

  screenshot: 'Mit einem Bildschirmfoto suchen',
  screenshotHint:
    'Einen Bildschirm, ein Fenster oder einen Tab wählen. Davon wird ein einziges Bild gemacht, danach keines mehr.',
  screenshotName: 'Bildschirmfoto',
  fromScreenshot: 'Bildschirmfoto, nicht in die Bibliothek aufgenommen',
  screenUnavailable:
    'Dieser Browser kann den Bildschirm nicht aufnehmen. Ein Bildschirmfoto mit dem System machen und hier einfügen oder ablegen.',
  screenRefused: 'Es wurde kein Bildschirm gewählt; also gibt es kein Bild zum Suchen.',
  screenUnreadable:
    'Der Bildschirm ließ sich nicht aufnehmen. Ein Bildschirmfoto mit dem System machen und hier einfügen.',

  region: {
    draw: 'Ausschnitt wählen',
    change: 'Ausschnitt ändern',
    whole: 'Ganzes Bild',
    part: 'Ein Ausschnitt des Bildes',
    title: 'Welcher Teil soll ähnlich sein?',
    explain:
      'Einen Rahmen um das Gesuchte ziehen. Mit der Tastatur: Pfeiltasten verschieben ihn, Umschalt und Pfeiltasten ändern seine Größe.',
    box: (left: number, top: number, width: number, height: number) =>
      `Rahmen, ${formatChance(width)} breit und ${formatChance(height)} hoch, ${formatChance(left)} von links und ${formatChance(top)} von oben`,
    search: 'Mit diesem Ausschnitt suchen',
    searchWhole: 'Mit dem ganzen Bild suchen',
    cancel: 'Abbrechen',
  },

  examples: {
    label: 'Beispiele',
    hint: 'Zum Lenken auf ein Foto zeigen, dann „Mehr davon“ (M) oder „Nicht so etwas“ (N).',
    more: 'Mehr davon',
    less: 'Nicht so etwas',
    moreHint: 'Mehr davon (M)',
    lessHint: 'Nicht so etwas (N)',
    moreKey: 'M',
    lessKey: 'N',
    one: (position: number, isMore: boolean) =>
      `${isMore ? 'Mehr davon' : 'Nicht so etwas'}, Beispiel ${formatCount(position)}`,
    turn: (position: number, isMore: boolean) =>
      isMore
        ? `Beispiel ${formatCount(position)}: unähnliche Fotos suchen`
        : `Beispiel ${formatCount(position)}: ähnliche Fotos suchen`,
    box: (position: number) => `Beispiel ${formatCount(position)}: nur einen Ausschnitt davon nehmen`,
    weight: (position: number) => `Gewicht von Beispiel ${formatCount(position)}`,
    remove: (position: number) => `Beispiel ${formatCount(position)} entfernen`,
    clear: 'Alle entfernen',
    gone: 'Ein Beispiel ist nicht mehr da',
    goneText: 'Zum Suchen hinzugefügte Bilder werden nur behalten, solange Lookalike läuft.',
    leaveOut: 'Ohne dieses suchen',
  },

  concept: {
    save: 'Als Konzept sichern',
    saveHint:
      'Ein Konzept ist eine Sammlung, die sich selbst füllt: mit allen Fotos, die diese Suche findet, jetzt und später.',
    title: 'Diese Suche als Konzept sichern',
    name: 'Name',
    explain:
      'Behalten werden das Bild, die Beispiele und wie ähnlich Fotos sein müssen. Neue Fotos kommen von selbst dazu.',
    noFilters: 'Filter werden nicht mit gesichert.',
    cancel: 'Abbrechen',
    done: 'Sichern',
    saved: (name: string) => `„${name}“ ist jetzt eine Sammlung.`,
    show: 'Sammlungen zeigen',
  },

  least: {
    label: 'Mindestens so ähnlich',
    any: 'Egal',
    value: (score: number) => formatChance(score),
    all: (count: number, isOpen: boolean) =>
      isOpen ? `Die ${formatCount(count)} ähnlichsten` : photos(count),
    some: (count: number, found: number, isOpen: boolean) =>
      `${formatCount(count)} von ${formatCount(found)}${isOpen ? '+' : ''} ähnlich genug`,
    allOf: (count: number) => `${formatCount(count)}+ ähnlich genug`,
    useCut: (count: number) => `Vorgeschlagenen Schnitt nehmen (${formatCount(count)})`,
    cutHint: (score: number) => `Unter ${formatChance(score)} lässt die Ähnlichkeit deutlich nach.`,
    hidden: (count: number) =>
      count === 1
        ? '1 Foto ist weniger ähnlich und ausgeblendet.'
        : `${formatCount(count)} Fotos sind weniger ähnlich und ausgeblendet.`,
    showAll: 'Alle zeigen',
    noneTitle: 'So ähnlich ist kein Foto',
    noneText: (best: number) => `Das ähnlichste erreicht ${formatChance(best)}.`,
  },

  bursts: {
    group: 'Serien gruppieren',
    groupHint: 'Fotos desselben Augenblicks stehen hinter dem ähnlichsten von ihnen.',
    open: (others: number) =>
      others === 1
        ? '1 weiteres Foto dieser Serie zeigen (B)'
        : `${formatCount(others)} weitere Fotos dieser Serie zeigen (B)`,
    close: 'Diese Serie schließen (B)',
    badge: (others: number) => `+${formatCount(others)}`,
    openItem: (others: number) => `Serie zeigen (${formatCount(others + 1)})`,
    closeItem: 'Serie schließen',
    key: 'B',
    spoken: (others: number) =>
      others === 1
        ? ', bestes einer Serie, 1 weiteres dahinter'
        : `, bestes einer Serie, ${formatCount(others)} weitere dahinter`,
    member: ', aus derselben Serie',
  },

  busy: 'Es wird neu gesucht …',

  filters: {
    text: 'Name, Ordner oder Schlagwort',
    textHint: 'Mit / hierher springen',
    kind: 'Art',
    collection: 'Sammlung',
    from: (day: string) => `Ab ${day}`,
    to: (day: string) => `Bis ${day}`,
    remove: (what: string) => `Filter ${what} entfernen`,
    unknownFolder: 'Ordner',
    unknownCollection: 'Sammlung',
    quoted: (words: string) => `„${words}“`,
    clearAll: 'Aufheben',
    active: 'Aktive Filter',
  },
};
