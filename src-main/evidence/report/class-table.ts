import type { Comparison } from '../../../src-shared/contract/model.ts';
import { html, type Html } from './html.ts';
import { percent, points } from './words.ts';

/** Each category by itself. No intervals: for a few photos they would say little more than "anything". */
export function classTable({ before, after }: Comparison): Html {
  const afterByName = new Map(after.perClass.map((figures) => [figures.name, figures]));
  const rows = before.perClass.map((was) => {
    const is = afterByName.get(was.name) ?? was;
    return html`<tr>
      <th scope="row">${was.name}</th>
      <td>${was.n}</td>
      <td>${percent(was.recallAt1)}</td>
      <td>${percent(is.recallAt1)}</td>
      <td>${points(is.recallAt1 - was.recallAt1)}</td>
      <td>${percent(was.mapAtR)}</td>
      <td>${percent(is.mapAtR)}</td>
      <td>${points(is.mapAtR - was.mapAtR)}</td>
    </tr>`;
  });
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th rowspan="2" scope="col">Category</th>
          <th rowspan="2" scope="col">Searches</th>
          <th colspan="3" scope="colgroup">Recall@1</th>
          <th colspan="3" scope="colgroup">mAP@R</th>
        </tr>
        <tr>
          <th scope="col">Old</th>
          <th scope="col">New</th>
          <th scope="col">Gain</th>
          <th scope="col">Old</th>
          <th scope="col">New</th>
          <th scope="col">Gain</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
