import { Html } from './html.ts';

/** Dark and light by the reader's own setting; on paper always light. */
export const style = new Html(`
:root {
  color-scheme: light dark;
  --ink: #1b1e23; --quiet: #5b6270; --line: #d9dde3; --ground: #ffffff; --raised: #f4f6f8;
  --before: #6b7280; --after: #0068a8; --reference: #a8327f; --good: #1a7f37; --bad: #b42318;
  --class-0: #0072b2; --class-1: #c77700; --class-2: #008661; --class-3: #b8468f;
  --class-4: #7b4fa3; --class-5: #d1420a; --class-6: #2c9fd4; --class-7: #7d7600; --class-others: #9aa1ac;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ink: #e8eaee; --quiet: #a0a7b4; --line: #363b45; --ground: #15171b; --raised: #1e2127;
    --before: #9aa3b2; --after: #5ab4f0; --reference: #f08fd0; --good: #57c873; --bad: #ff8a7d;
    --class-0: #4aa8e8; --class-1: #f0a734; --class-2: #2fc39a; --class-3: #e58cc4;
    --class-4: #b795e0; --class-5: #ff8355; --class-6: #8ed7f7; --class-7: #d6cf4a; --class-others: #697080;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 62rem; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 1.2rem; font-weight: 600; }
h2 { margin: 0 0 .75rem; font-size: 1.25rem; }
h3 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
header p, footer p, .note { margin: .25rem 0 0; color: var(--quiet); font-size: .875rem; }
section { margin-top: 2.75rem; }
p { margin: .5rem 0; max-width: 46rem; }
small { display: block; color: var(--quiet); font-weight: 400; font-size: .8125rem; }
.verdict { margin-top: 1.5rem; padding: 1.25rem 1.5rem; background: var(--raised); border-left: 5px solid var(--before); border-radius: 4px; }
.verdict h2 { font-size: 1.5rem; line-height: 1.3; }
.verdict.better { border-color: var(--good); }
.verdict.worse { border-color: var(--bad); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; font-weight: 600; padding-bottom: .35rem; }
th, td { padding: .45rem .75rem .45rem 0; border-bottom: 1px solid var(--line); text-align: right; vertical-align: top; white-space: nowrap; }
th { font-weight: 500; }
thead th { color: var(--quiet); font-size: .875rem; vertical-align: bottom; }
th[scope=row], thead tr:first-child th:first-child { text-align: left; white-space: normal; }
th[scope=row] { min-width: 9rem; }
th[scope=colgroup] { text-align: center; }
th.wide, td.wide { width: 14rem; padding-left: 1rem; }
td.wide { vertical-align: middle; }
.charts, .maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.5rem 2rem; margin-bottom: 1rem; }
figure { margin: 0; }
.chart figcaption, .map figcaption { font-weight: 600; margin-bottom: .35rem; }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 12px; fill: var(--quiet); }
text.centre { text-anchor: middle; }
text.end { text-anchor: end; }
text.middle { dominant-baseline: middle; }
.grid { stroke: var(--line); }
.axis { stroke: var(--quiet); fill: none; }
.mark { stroke: var(--quiet); stroke-dasharray: 2 4; stroke-width: 1.5; }
.level { stroke: var(--reference); stroke-dasharray: 8 3 2 3; stroke-width: 1.5; }
.series path { fill: none; stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
.series.first path { stroke: var(--after); }
.series.second path { stroke: var(--class-1); stroke-dasharray: 7 5; }
.series.first circle { fill: var(--after); }
.series.second circle { fill: var(--class-1); }
.series.reference-first circle { fill: var(--reference); }
.series.reference-second circle { fill: var(--ground); stroke: var(--reference); stroke-width: 2; }
.whiskers { width: 12.5rem; }
.whiskers .axis { stroke: var(--line); }
.whiskers g path { stroke-width: 2.5; }
.before path { stroke: var(--before); } .before circle { fill: var(--before); }
.after path { stroke: var(--after); } .after circle { fill: var(--after); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .5rem 0; padding: 0; list-style: none; font-size: .875rem; }
.legend li { display: flex; align-items: center; gap: .45rem; }
.swatch { width: 26px; flex: none; }
.dot { width: 18px; flex: none; }
.map svg { background: var(--raised); border-radius: 4px; max-width: 28rem; }
.class { fill-opacity: .85; }
${[0, 1, 2, 3, 4, 5, 6, 7, 'others'].map((index) => `.class-${index} { fill: var(--class-${index}); }`).join(' ')}
.query { display: grid; grid-template-columns: 8rem 1fr; gap: 1rem; padding: .75rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
.query img, .query .missing { display: block; width: 100%; aspect-ratio: 1; object-fit: cover; border-radius: 3px; background: var(--raised); }
.asked figcaption { margin-top: .25rem; font-weight: 600; font-size: .875rem; }
.answer { display: grid; grid-template-columns: 4.5rem 1fr; gap: .5rem; }
.answer + .answer { margin-top: .75rem; }
.answer p { margin: 0; font-weight: 600; font-size: .875rem; }
.answer ol { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: .5rem; margin: 0; padding: 0; list-style: none; }
.answer li { font-size: .75rem; line-height: 1.3; }
.answer li img, .answer li .missing { border: 3px solid var(--good); }
.answer li.wrong img, .answer li.wrong .missing { border: 3px dashed var(--bad); }
.answer li span[aria-hidden] { display: block; margin-top: .15rem; color: var(--good); font-weight: 600; }
.answer li.wrong span[aria-hidden] { color: var(--bad); }
.findings { margin: .25rem 0; padding-left: 1.2rem; font-size: .9375rem; }
dl { margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 0 2rem; }
dl div { display: grid; grid-template-columns: 9rem 1fr; padding: .3rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--quiet); } dd { margin: 0; }
@media (max-width: 40rem) {
  .query { grid-template-columns: 1fr; } .asked { max-width: 9rem; }
  .answer { grid-template-columns: 1fr; }
  .wide { display: none; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 11pt; }
  * { print-color-adjust: exact; }
  h2, h3 { break-after: avoid; }
  .chart, .map, tr { break-inside: avoid; }
}
`);
