/** Numbers as people of a region write them. */
export interface Figures {
  count: (value: number) => string;
  percent: (share: number) => string;
}

export function figuresOf(locale: string): Figures {
  const whole = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  return {
    count: (value) => whole.format(value),
    // Only what is over is shown as all of it.
    percent: (share) => percent.format(share < 1 ? Math.min(share, 0.99) : 1),
  };
}
