import type { Page } from 'playwright-core';
import { goTo } from '../e2e/journey.ts';

/** Gently, a few photos take long enough for something to happen meanwhile. */
export async function chooseSpeed(page: Page, speed: 'Full' | 'Gentle'): Promise<void> {
  await goTo(page, 'Settings');
  const choice = page.getByRole('main').getByRole('radio', { name: speed });
  await choice.check();
  await goTo(page, 'Photos');
}
