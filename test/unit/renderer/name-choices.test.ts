import { describe, expect, it } from 'vitest';
import { choicesFor, type NameOption } from '../../../src-renderer/ui/name-choices.ts';

const option = (name: string): NameOption => ({ name, hint: '', picture: null });
const options = ['Café', 'Sea', 'Seaside', 'New sea', 'ÄPFEL'].map(option);
const names = (written: string) =>
  choicesFor(options, written).map(({ name, option: known }) => (known ? name : `+${name}`));

describe('choosing a name', () => {
  it('offers all that there are, in their order, while nothing is written', () => {
    for (const written of ['', '   ']) expect(names(written)).toEqual(options.map(({ name }) => name));
  });

  it('puts what was written first: the one of that name, or a new one', () => {
    expect(names('sea')).toEqual(['Sea', 'Seaside', 'New sea']);
    expect(names(' se ')).toEqual(['+se', 'Sea', 'Seaside', 'New sea']);
    expect(names('Mountains')).toEqual(['+Mountains']);
  });

  it('takes a name whatever its case and composition for the same, but not without its accents', () => {
    expect(names('a\u0308pfel')).toEqual(['ÄPFEL']);
    expect(names('CAFÉ')).toEqual(['Café']);
    expect(names('cafe')).toEqual(['+cafe', 'Café']);
  });

  it('takes letters for what they are', () => {
    expect(names('.*')).toEqual(['+.*']);
    expect(names('<b>')).toEqual(['+<b>']);
  });

  it('shows no more than a person looks through', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => option(`name ${index}`));
    expect(choicesFor(many, '').length).toBe(200);
    expect(choicesFor(many, 'name').length).toBe(201);
  });
});
