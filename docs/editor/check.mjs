// Opens an example profile in yaml-language-server, asks for completions and hovers, mistypes a key,
// and prints the transcript. Ends with 1 where an answer is not what an editor needs.
//
//   npm install --prefix DIR yaml-language-server
//   node docs/editor/check.mjs DIR/node_modules/yaml-language-server > docs/editor/transcript.txt
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const server = join(resolve(process.argv[2] ?? 'node_modules/yaml-language-server'), 'bin/yaml-language-server');
const place = mkdtempSync(join(tmpdir(), 'personspec-editor-'));
mkdirSync(join(place, 'schema'));
writeFileSync(join(place, 'schema/profile.json'), readFileSync(join(repository, 'crates/profile/data/profile.schema.json')));
const head = '# yaml-language-server: $schema=./schema/profile.json\n';
const example = head + readFileSync(join(repository, 'profiles/c-02-ot-newly-qualified.yaml'), 'utf8');

const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
let buffer = Buffer.alloc(0);
let next = 1;
const waiting = new Map();
const faultsOf = new Map();
child.stdout.on('data', (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
    buffer = buffer.subarray(end + 4 + length);
    if (message.method === 'textDocument/publishDiagnostics') {
      faultsOf.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.method && message.id !== undefined) {
      const result = message.method === 'workspace/configuration' ? message.params.items.map(() => null) : null;
      send({ id: message.id, result });
    } else if (waiting.has(message.id)) {
      waiting.get(message.id)(message.result);
      waiting.delete(message.id);
    }
  }
});
const send = (message) => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};
const ask = (method, params) => new Promise((done) => {
  const id = next++;
  waiting.set(id, done);
  send({ id, method, params });
});
const open = (name, text) => new Promise((done) => {
  const uri = pathToFileURL(join(place, name)).href;
  writeFileSync(join(place, name), text);
  faultsOf.set(uri, (faults) => done({ uri, faults }));
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } });
});

const failures = [];
const expect = (what, holds) => { if (!holds) failures.push(what); };
setTimeout(() => { console.error('no answer within 60 s'); process.exit(1); }, 60_000).unref();

await ask('initialize', { processId: process.pid, rootUri: pathToFileURL(place).href, capabilities: {
  textDocument: { completion: { completionItem: { documentationFormat: ['plaintext'] } }, hover: { contentFormat: ['plaintext'] }, publishDiagnostics: {} } } });
send({ method: 'initialized', params: {} });

const clean = await open('profile.yaml', example);
console.log(`> open the example profile: ${clean.faults.length} faults`);
expect('the example is clean', clean.faults.length === 0);

const empty = await open('new.yaml', head + '\n');
const keys = await ask('textDocument/completion', { textDocument: { uri: empty.uri }, position: { line: 1, character: 0 } });
console.log('> completions at the left edge');
for (const item of keys.items.slice(0, 12)) console.log(`  ${item.label}: ${(item.documentation?.value ?? item.documentation ?? '').split('\n')[0]}`);
expect('all keys are offered', ['candidate', 'registrations', 'employment', 'statements'].every((key) => keys.items.some((item) => item.label === key)));

const entry = await open('entry.yaml', head + 'registrations:\n  - body: HCPC\n    status: \n    \n');
const status = await ask('textDocument/completion', { textDocument: { uri: entry.uri }, position: { line: 3, character: 12 } });
console.log(`> completions behind "status:": ${status.items.map((item) => item.label).join(', ')}`);
expect('the words of a status are offered', ['current', 'applied', 'lapsed'].every((word) => status.items.some((item) => item.label === word)));
const inside = await ask('textDocument/completion', { textDocument: { uri: entry.uri }, position: { line: 4, character: 4 } });
console.log(`> completions inside a registration: ${inside.items.map((item) => item.label).join(', ')}`);
expect('the other keys are offered', ['profession', 'since', 'until'].every((word) => inside.items.some((item) => item.label === word)));

const hover = await ask('textDocument/hover', { textDocument: { uri: clean.uri }, position: { line: 5, character: 0 } });
const said = JSON.stringify(hover?.contents ?? '');
console.log(`> hover over "${example.split('\n')[5].split(':')[0]}": ${(hover?.contents?.value ?? said).replaceAll('\n', ' ').replaceAll(pathToFileURL(place).href, '.')}`);
expect('a key has its description', /register/i.test(said));

const wrong = await open('wrong.yaml', head + 'skils: [RiO]\nregistrations:\n  - body: HCPC\n    status: perhaps\n');
console.log('> mistyped: skils, and status: perhaps');
for (const fault of wrong.faults) console.log(`  line ${fault.range.start.line + 1}: ${fault.message.split('\n').join(' ')}`);
expect('a wrong key is flagged', wrong.faults.some((fault) => fault.message.includes('skils')));
expect('a wrong word is flagged', wrong.faults.some((fault) => fault.range.start.line === 4));

child.kill();
console.log(failures.length ? `FAILED: ${failures.join('; ')}` : 'all as it should be');
process.exit(failures.length ? 1 : 0);
