// Asks the site's own script the queries of a file and says what each cost in bytes.
// node search-bytes.mjs SCRIPT DATA QUERIES
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [script, data, queries] = process.argv.slice(2);
const { Shards } = await import(pathToFileURL(script));
let bytes = 0, files = 0;
const read = async path => {
  const file = new Uint8Array(await readFile(`${data}/${path}`));
  bytes += file.length;
  files++;
  return file;
};
const size = (await readFile(script)).length;
const list = JSON.parse(await readFile(queries, 'utf8'));
const ask = async (shards, query) => {
  const found = await shards.search(query);
  await found.until(10);
  return found;
};
const answers = [];
for (let i = 0; i < list.length; i++) {
  bytes = size;
  files = 1;
  const shards = await new Shards(read).open();
  const found = await ask(shards, list[i]);
  const first = { bytes, files };
  bytes = files = 0;
  await ask(shards, list[(i + 1) % list.length]);
  answers.push({
    first: first.bytes, requests: first.files, next: bytes,
    ids: found.hits.map(hit => hit[0]), total: found.total, exact: found.exact,
  });
}
process.stdout.write(JSON.stringify(answers));
