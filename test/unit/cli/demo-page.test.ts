import { expect, it } from 'vitest';
import { renderDemoPage } from '../../../src-main/shells/cli/demo-page.ts';

const picture = { name: '<img src=x onerror=alert(1)>"\'&', address: 'data:image/jpeg;base64,AAAA' };

it('shows names as text, whatever is in them', () => {
  const page = renderDemoPage([{ query: picture, hits: [{ ...picture, score: 0.5 }], tookMs: 1 }], 2);
  expect(page).not.toContain('<img src=x');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  expect(page).toContain('50%');
});

it('needs nothing but itself', () => {
  const page = renderDemoPage([{ query: picture, hits: [], tookMs: 1 }], 1);
  expect(page).not.toMatch(/https?:|<script|<link|url\(/);
});
