import type { Drawing } from './drawing.ts';

/** Draws one fruit around 0,0, with a radius of about 60. */
export type Fruit = (drawing: Drawing) => void;

const shine = (drawing: Drawing) => {
  drawing.ellipse(-20, -26, 13, 8, '#ffffff', {
    opacity: 0.55,
    transform: 'rotate(-35 -20 -26)',
    ...drawing.blur(3),
  });
};

const apple =
  (colours: readonly string[]): Fruit =>
  (drawing) => {
    drawing.path(
      'M0 -42 C24 -66 66 -50 62 -4 C58 42 28 64 0 56 C-28 64 -58 42 -62 -4 C-66 -50 -24 -66 0 -42 Z',
      drawing.radial(colours),
    );
    drawing.ellipse(0, -42, 16, 6, '#3a1c10', { opacity: 0.45, ...drawing.blur(2) });
    drawing.path('M0 -40 Q2 -62 12 -72', 'none', {
      stroke: '#5a3a22',
      'stroke-width': 5,
      'stroke-linecap': 'round',
    });
    drawing.path('M8 -60 Q30 -84 50 -66 Q32 -50 8 -60 Z', '#5f9a3a');
    shine(drawing);
  };

export const orange: Fruit = (drawing) => {
  drawing.circle(0, 0, 60, drawing.radial(['#ffc464', '#f78d1e', '#b9560a']));
  for (let dimple = 0; dimple < 40; dimple += 1) {
    const angle = dimple * 2.4;
    const radius = 8.4 * Math.sqrt(dimple);
    drawing.circle(Math.cos(angle) * radius, Math.sin(angle) * radius, 1.5, '#a85208', { opacity: 0.28 });
  }
  drawing.path('M-6 -52 L0 -46 L6 -52 L3 -58 L-3 -58 Z', '#6a7a2f');
  shine(drawing);
};

export const lemon: Fruit = (drawing) => {
  drawing.path(
    'M-74 4 C-62 -8 -54 -50 0 -50 C54 -50 60 -8 76 -2 C62 14 52 50 0 50 C-52 50 -60 18 -74 4 Z',
    drawing.radial(['#fff59a', '#f9d423', '#b8900a']),
  );
  shine(drawing);
};

export const pear: Fruit = (drawing) => {
  drawing.path(
    'M0 -92 C24 -92 26 -56 34 -34 C46 -12 64 4 60 30 C54 62 26 68 0 66 C-26 68 -54 62 -60 30 C-64 4 -46 -12 -34 -34 C-26 -56 -24 -92 0 -92 Z',
    drawing.radial(['#e9f08a', '#b8c83c', '#6d7d18'], [0.36, 0.55]),
  );
  drawing.path('M0 -90 Q4 -106 14 -112', 'none', {
    stroke: '#5a3a22',
    'stroke-width': 5,
    'stroke-linecap': 'round',
  });
  shine(drawing);
};

export const grapes: Fruit = (drawing) => {
  for (const [row, across] of [5, 4, 4, 3, 2, 1].entries()) {
    for (let grape = 0; grape < across; grape += 1) {
      drawing.circle(
        (grape - (across - 1) / 2) * 27,
        -46 + row * 22,
        16,
        drawing.radial(['#c59ae0', '#7b3fa0', '#3c1859']),
      );
    }
  }
  drawing.path('M0 -58 Q4 -80 -6 -92', 'none', {
    stroke: '#6a4a2a',
    'stroke-width': 5,
    'stroke-linecap': 'round',
  });
};

export const redApple = apple(['#ff8a70', '#d8281f', '#7c0d10']);
export const greenApple = apple(['#e2f59a', '#8fbf3a', '#466d14']);
