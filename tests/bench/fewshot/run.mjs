// The few-shot benchmark: cells of (number of pictures, target style, method, draw), each a training by
// stylegraft-cli, measured on held-out pictures. What is there already is not done again, so a run that was
// stopped goes on where it was. README.md tells how it is meant.
//
//   node run.mjs --work FOLDER [--minutes M] [--only TEXT] [--stages 5,600s] [--with="--r1-gamma 3"]
//   node run.mjs --work FOLDER --table

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../../..');

const { values } = parseArgs({
  options: {
    cli: { type: 'string', default: path.join(root, 'build/release/bin/stylegraft-cli') },
    work: { type: 'string' },
    source: { type: 'string', default: path.join(root, 'resources/models/toonhead-64.pkl') },
    renderer: { type: 'string', default: path.join(root, 'resources/datasets') },
    precision: { type: 'string', default: 'bf16' },
    seed: { type: 'string', default: '1' }, // of the training
    stages: { type: 'string', default: 'preset' }, // its length; or kimg and then seconds of training, ascending
    with: { type: 'string', default: '' }, // further options of `train`, to try them out
    validate: { type: 'boolean', default: false }, // leave the test pictures alone
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '1e9' },
    table: { type: 'boolean', default: false },
  },
});

const kValidation = 500;
const kTest = 2000;
const kValidationSeed = 'validation-';
const kTestSeed = 'proof-'; // pictures of the seeds "test-" were seen while settings were chosen
const kSide = 128; // of the rendered pictures; the program brings them to the model's size

/// Style and background colour; `bottts` are robots, a far domain.
const targets = {
  notionists: 'f4f1ea',
  openPeeps: 'e9eef5',
  avataaars: 'f4f1ea',
  personas: 'f3e9dc',
  bottts: 'e9eef5',
};

/// Styles by which no setting of training was chosen: does what was found hold elsewhere?
const heldOut = {
  adventurer: 'f4f1ea',
  micah: 'e9eef5',
  miniavs: 'f3e9dc',
};

const backgrounds = { ...targets, ...heldOut };

/// All but "faithful" have the same rest: what the preset "Strong style", which itself trains every weight of
/// so small a source, chooses for so many pictures.
const methods = {
  'strong-style': ['--preset', 'strong-style'],
  'affine+': ['--preset', 'strong-style', '--method', 'affine+'],
  freezed: ['--preset', 'strong-style', '--method', 'freezed'],
  'style-offsets': ['--preset', 'strong-style', '--method', 'style-offsets'],
  'affine-light+': ['--preset', 'strong-style', '--method', 'affine-light+'],
  faithful: ['--preset', 'faithful'],
  correspondence: ['--preset', 'strong-style', '--correspondence', '1'], // CDC
};

/// In the order in which they are worth the time.
function allCells() {
  const cells = [];
  const add = (count, names, how, draws) => {
    for (const draw of draws) {
      for (const method of how) {
        for (const target of names) cells.push({ count, target, method, draw });
      }
    }
  };
  const every = Object.keys(targets);
  add(10, every, ['strong-style', 'faithful'], ['a', 'b']); // the intents, of which the first is the usual one
  add(10, Object.keys(heldOut), ['strong-style'], ['a', 'b']);
  add(10, every, ['affine+', 'affine-light+', 'style-offsets', 'freezed'], ['a', 'b']);
  add(10, ['avataaars', 'personas'], ['correspondence'], ['a']);
  add(100, ['notionists', 'bottts'], ['strong-style', 'affine+', 'freezed'], ['a']);
  return cells;
}

const nameOf = (cell) => `${cell.count}-${cell.target}-${cell.method}-${cell.draw}`;

if (!values.work) {
  console.error('run.mjs: --work names a folder for pictures, runs and numbers');
  process.exit(1);
}
const work = path.resolve(values.work);
const seconds = (stage) => stage.endsWith('s');
if (seconds(values.stages.split(',')[0])) {
  console.error('run.mjs: --stages begins with a number of kimg or "preset"; seconds may follow');
  process.exit(1);
}
const sourceId = createHash('sha256').update(fs.readFileSync(values.source)).digest('hex');
const resultFile = (cell) => path.join(work, 'results', `${nameOf(cell)}.json`);

/// Renders once; the folder appears when it is whole.
function pictures(target, seed, count) {
  const folder = path.join(work, 'pictures', `${target}-${seed}${count}`);
  if (!fs.existsSync(folder)) {
    fs.rmSync(`${folder}.part`, { recursive: true, force: true });
    execFileSync('node', [
      path.join(values.renderer, 'build.mjs'), '--style', target, '--count', String(count),
      '--size', String(kSide), '--seed', `fewshot-${seed}`, '--background', backgrounds[target],
      '--out', `${folder}.part`,
    ], { stdio: ['ignore', 'ignore', 'inherit'] });
    fs.renameSync(`${folder}.part`, folder);
  }
  return folder;
}

function command(args) {
  console.log(`  stylegraft-cli ${args.join(' ')}`);
  return execFileSync(values.cli, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/// One row a space: what is compared, without what needs no repeating.
function measured(model, training, compared, samples) {
  const whole = JSON.parse(command([
    'evaluate', model, '--data', training, '--test', compared, '--source', values.source,
    '--samples', String(samples), '--json',
  ]));
  const rows = {};
  for (const [space, found] of Object.entries(whole.spaces)) {
    rows[space] = { used_in_training: found.used_in_training ?? false };
    for (const row of ['model', 'do_nothing', 'copycat', 'floor']) {
      if (!found[row]) continue;
      const { fd, fd_sd, fd_share, kid, p, coverage, density, recall_test } = found[row];
      rows[space][row] = { fd, fd_sd, fd_share, kid, p, coverage, density, recall_test };
    }
  }
  return { spaces: rows, variety: whole.variety.model ?? {} };
}

/// Mean of both spaces' distance, each as a share of that of the untouched source; a space whose layers the
/// training itself used is no judge.
function score(measure) {
  const shares = Object.values(measure.spaces)
    .filter((rows) => !rows.used_in_training)
    .map((rows) => rows.model.fd / rows.do_nothing.fd);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/// What a result depends on, but for the program itself.
const factsOf = (cell) => ({
  source: sourceId,
  args: [...methods[cell.method], ...values.with.split(' ').filter(Boolean)],
  precision: values.precision,
  seed: values.seed,
  stages: values.stages,
  validation: `${kValidationSeed}${kValidation}`,
  test: `${kTestSeed}${kTest}`,
});

/// What is known of the cell, unless it was found under other circumstances.
function known(cell) {
  if (!fs.existsSync(resultFile(cell))) return undefined;
  const result = JSON.parse(fs.readFileSync(resultFile(cell), 'utf8'));
  return JSON.stringify(result.facts) === JSON.stringify(factsOf(cell)) ? result : undefined;
}

const chosenOf = (result) => result.snapshots.find((snapshot) => snapshot.deltaBytes);

function isDone(cell) {
  const result = known(cell);
  return result !== undefined && (values.validate || chosenOf(result).test !== undefined);
}

function keep(cell, result) {
  fs.mkdirSync(path.dirname(resultFile(cell)), { recursive: true });
  const part = `${resultFile(cell)}.part`;
  fs.writeFileSync(part, JSON.stringify(result, null, 1));
  fs.renameSync(part, resultFile(cell));
}

const settingsOf = (run) => JSON.parse(fs.readFileSync(path.join(run, 'config.json'), 'utf8')).settings;

/// Bytes of the style file that stands for the run: the method's own, or else all that is different.
function deltaSize(model, run) {
  const own = path.join(run, 'final.sgdelta');
  if (fs.existsSync(own)) return fs.statSync(own).size;
  const file = path.join(run, 'whole.sgdelta');
  command(['delta', 'extract', model, values.source, '--out', file]);
  return fs.statSync(file).size;
}

const trainingOf = (cell) => pictures(cell.target, `${cell.draw}-`, cell.count);
const runOf = (cell) => path.join(work, 'runs', nameOf(cell));

/// Looks at the test pictures, once.
function testCell(cell, result) {
  const chosen = chosenOf(result);
  const model = path.join(runOf(cell), chosen.model);
  chosen.test = measured(model, trainingOf(cell), pictures(cell.target, kTestSeed, kTest), kTest);
  keep(cell, result);
}

/// Trains, and chooses a snapshot by the validation pictures.
function trainCell(cell) {
  const training = trainingOf(cell);
  const validation = pictures(cell.target, kValidationSeed, kValidation);
  const run = runOf(cell);
  fs.rmSync(run, { recursive: true, force: true });
  fs.mkdirSync(path.dirname(run), { recursive: true });
  const snapshots = [];
  let spent = 0; // seconds of training
  for (const stage of values.stages.split(',')) {
    const last = snapshots.at(-1);
    let kimg = Number(stage);
    if (seconds(stage)) kimg = Math.floor((parseFloat(stage) * last.kimg) / spent);
    if (last && !(kimg > last.kimg)) continue; // a slow machine has not come that far
    const length = stage === 'preset' ? [] : ['--kimg', String(kimg)];
    const quiet = [...length, '--tile-every', '0', '--preview-every', '100000'];
    const began = Date.now();
    if (last) {
      command(['resume', run, ...quiet]);
    } else {
      command([
        'train', values.source, '--data', training, '--out', run, ...factsOf(cell).args,
        '--precision', values.precision, '--seed', values.seed, ...quiet,
      ]);
    }
    spent += (Date.now() - began) / 1000;
    if (stage === 'preset') kimg = settingsOf(run).kimg;
    const model = path.join(run, `at-${kimg}.pkl`);
    fs.copyFileSync(path.join(run, 'final.pkl'), model);
    snapshots.push({ kimg, seconds: spent, model });
  }
  for (const snapshot of snapshots) {
    snapshot.validation = measured(snapshot.model, training, validation, kValidation);
    snapshot.score = score(snapshot.validation);
  }
  const chosen = snapshots.reduce((a, b) => (b.score < a.score ? b : a));
  chosen.deltaBytes = deltaSize(chosen.model, run);
  command([
    'generate', chosen.model, '--seeds', '0-24', '--trunc', '0.7', '--grid', '--out',
    path.join(run, 'sheet'),
  ]);
  for (const snapshot of snapshots) snapshot.model = path.basename(snapshot.model);
  const result = { ...cell, facts: factsOf(cell), settings: settingsOf(run), snapshots };
  keep(cell, result);
  return result;
}

function runCell(cell) {
  const result = known(cell) ?? trainCell(cell);
  if (!values.validate) testCell(cell, result);
}

const short = (x) => (x === undefined || x === null ? '' : String(Number(x.toPrecision(3))));
const kSpaces = ['rand64', 'source-d'];

/// Nearer than the untouched source and than the copycat, and covering more, in both spaces; of how many such
/// comparisons. A space that the training itself used is no judge.
function wins(measure) {
  let count = 0;
  let of = 0;
  for (const space of kSpaces) {
    if (measure.spaces[space].used_in_training) continue;
    of += 2;
    const { model, do_nothing: nothing, copycat } = measure.spaces[space];
    count += model.fd < Math.min(nothing.fd, copycat.fd);
    count += model.coverage > Math.max(nothing.coverage, copycat.coverage);
  }
  return { count, of };
}

function table() {
  const head = ['pictures', 'target', 'method', 'draw', 'kimg'];
  for (const space of kSpaces) {
    head.push(`FD-${space}`, 'nothing', 'copycat', 'coverage', 'nothing', 'copycat');
  }
  head.push('copies', 'intra-DPIPS', 'wins', 'style file, kB');
  const lines = [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`];
  const sums = new Map(); // of pictures, method
  for (const cell of allCells().filter(known)) {
    const chosen = chosenOf(known(cell));
    const found = values.validate ? chosen.validation : chosen.test;
    if (!found) continue;
    const line = [cell.count, cell.target, cell.method, cell.draw, chosen.kimg];
    for (const space of kSpaces) {
      const rows = found.spaces[space];
      const mark = rows.used_in_training ? '*' : ''; // the training used that space's layers
      for (const number of ['fd', 'coverage']) {
        for (const row of ['model', 'do_nothing', 'copycat']) line.push(short(rows[row]?.[number]) + mark);
      }
    }
    const copies = found.variety.copy_rate;
    const won = wins(found);
    line.push(`${(100 * copies).toFixed(1)} %`, short(found.variety.intra_distance), `${won.count} of ${won.of}`);
    line.push(Math.round(chosen.deltaBytes / 1000));
    lines.push(`| ${line.join(' | ')} |`);
    const key = `${cell.count} pictures, ${cell.method}${cell.target in heldOut ? ', held-out styles' : ''}`;
    const sum = sums.get(key) ?? { cells: 0, whole: 0, ratios: kSpaces.map(() => []), copies: [] };
    sum.cells += 1;
    sum.whole += won.count === won.of && copies < 0.05;
    kSpaces.forEach((space, i) => {
      const { model, copycat } = found.spaces[space];
      sum.ratios[i].push(model.fd / copycat.fd);
    });
    sum.copies.push(copies);
    sums.set(key, sum);
  }
  console.log(lines.join('\n'));
  const mean = (list) => list.reduce((a, b) => a + b, 0) / list.length;
  const spread = (list) => Math.sqrt(mean(list.map((x) => (x - mean(list)) ** 2)));
  console.log('\n| method | cells | all won, copies below 5 % | FD-rand64 of the copycat\'s | FD-source-d | copies |');
  console.log('|---|---|---|---|---|---|');
  for (const [key, sum] of sums) {
    const ratios = sum.ratios.map((list) => `${mean(list).toFixed(2)} +- ${spread(list).toFixed(2)}`);
    const copies = `${(100 * mean(sum.copies)).toFixed(1)} %`;
    console.log(`| ${key} | ${sum.cells} | ${sum.whole} | ${ratios.join(' | ')} | ${copies} |`);
  }
}

if (values.table) {
  table();
} else {
  const end = Date.now() + Number(values.minutes) * 60000;
  for (const cell of allCells()) {
    if (Date.now() > end) break;
    if (!nameOf(cell).includes(values.only) || isDone(cell)) continue;
    console.log(nameOf(cell));
    try {
      runCell(cell);
    } catch (error) {
      console.error(`${nameOf(cell)}: ${error.message}`); // the others can still be measured
      process.exitCode = 1;
    }
  }
}
