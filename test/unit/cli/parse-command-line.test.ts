import { describe, expect, it } from 'vitest';
import { commands } from '../../../src-main/shells/cli/commands.ts';
import { parseCommandLine } from '../../../src-main/shells/cli/parse-command-line.ts';

const parse = (...typed: string[]) => parseCommandLine(typed, commands);
const complaintOf = (...typed: string[]): string => {
  try {
    parse(...typed);
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-usage' });
    return (error as Error).message;
  }
  return 'no complaint';
};

describe('the command line', () => {
  it('takes global options before and after the command', () => {
    for (const typed of [
      ['--library', '/data', '--json', 'index', '/photos'],
      ['index', '/photos', '--library=/data', '--json'],
    ]) {
      const { command, words, globals } = parse(...typed);
      expect(command?.name).toBe('index');
      expect(words).toEqual(['/photos']);
      expect(globals).toMatchObject({ library: '/data', json: true });
    }
  });

  it('takes an option several times, and a short one with its value attached', () => {
    expect(parse('index', 'a', '--exclude', 'Trash/**', '--exclude', '*.gif').options.exclude).toEqual([
      'Trash/**',
      '*.gif',
    ]);
    expect(parse('similar', 'a.jpg', '-k5').options.limit).toBe('5');
    expect(parse('similar', 'a.jpg', '-k', '5').options.limit).toBe('5');
  });

  it('takes what follows -- as a name, dash or not', () => {
    expect(parse('similar', '--', '-k.jpg').words).toEqual(['-k.jpg']);
  });

  it('knows commands of two words, with options between and after them', () => {
    const { command, words, options } = parse('models', '--json', 'export', 'mine', 'mine.safetensors');
    expect(command?.name).toBe('models export');
    expect(words).toEqual(['mine', 'mine.safetensors']);
    expect(options).toMatchObject({ json: true });
    expect(parse('models', 'adopt', 'mine', '--anyway').options.anyway).toBe(true);
    expect(parse('models').command?.name).toBe('models');
    expect(parse('models', 'rollback', '--help').command?.name).toBe('models rollback');
  });

  it('leaves a word out where it may be', () => {
    expect(parse('train', '--resume').words).toEqual([]);
    expect(parse('train', 'flowers').words).toEqual(['flowers']);
  });

  it('knows no command where none was typed', () => {
    expect(parse().command).toBeUndefined();
    expect(parse('--help').command).toBeUndefined();
  });

  it('shows help without the words that the command needs otherwise', () => {
    expect(parse('similar', '--help').globals.help).toBe(true);
  });
});

describe('a complaint about the command line', () => {
  it.each([
    [['indx', 'a'], "There is no command 'indx'. Did you mean 'index'?"],
    [['sim', 'a'], "There is no command 'sim'. Did you mean 'similar'?"],
    [['photograph'], "There is no command 'photograph'."],
    [['index', 'a', '--libary', 'b'], "There is no option '--libary' here. Did you mean '--library'?"],
    [['index', 'a', '--zoom'], "There is no option '--zoom' here."],
    [['index', 'a', '-x'], "There is no option '-x' here."],
    [['index'], "'index' needs folder to work on."],
    [['similar', 'a', 'b'], "'similar' cannot do anything with 'b'."],
    [['doctor', 'now'], "'doctor' cannot do anything with 'now'."],
    [['models', 'adop', 'a'], "There is no command 'models adop'. Did you mean 'models adopt'?"],
    [
      ['models', 'fetch'],
      "There is no command 'models fetch'. Choose from adopt, rollback, export, import, download, delete.",
    ],
    [['models', 'adopt'], "'models adopt' needs model to work on."],
    [['models', 'export', 'mine'], "'models export' needs file to work on."],
    [['models', 'export', 'mine', 'a', 'b'], "'models export' cannot do anything with 'b'."],
    [['models', 'rollback', 'mine'], "'models rollback' cannot do anything with 'mine'."],
    [['train', 'a', 'b'], "'train' cannot do anything with 'b'."],
  ])('says what is wrong with %j', (typed, message) => {
    expect(complaintOf(...typed)).toBe(message);
  });

  it('names the option whose value is missing, or has one too many', () => {
    expect(complaintOf('index', 'a', '--exclude')).toContain('--exclude');
    expect(complaintOf('index', 'a', '--library', '--json')).toContain('--library');
    expect(complaintOf('index', 'a', '--json=yes')).toContain('--json');
  });
});
