// Searches without a server: reads the few files below search/data/ that a query needs.
// Shards knows the files and no page; the rest shows what it finds. The files' form: ADR 0024.

const FEW = 10, PROBE = 3, BREAKS = /[\p{Z}\p{Cc}]+/gu;

export const normal = text => text.normalize('NFKC').toLowerCase()
  .replace(/[〔[【〖]/g, '(').replace(/[〕\]】〗]/g, ')').replace(BREAKS, ' ');

// Words between white space; what stands in quotation marks stays together.
export const words = query => [...normal(query).matchAll(/["“”]([^"“”]*)["“”]?|[^ "“”]+/g)]
  .map(m => (m[1] ?? m[0]).trim()).filter(Boolean);

// The terms that every text with this word has: characters by two, by three where two are Latin.
const latin = c => /[0-9a-z]/.test(c) ? 1 : 0;
const grams = word => word.split(' ').flatMap(run => {
  const chars = [...run], terms = [];
  if (chars.length === 1) return chars;
  for (let i = 0, covered = 0; i + 1 < chars.length; i++) {
    const [a, b, c] = chars.slice(i, i + 3);
    if (c && latin(a) + latin(b) + latin(c) > 1) {
      terms.push(a + b + c);
      covered = i + 2;
    } else if (i >= covered) terms.push(a + b);
  }
  return terms;
});

const hash = term => {
  let h = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) h = Math.imul(h ^ term.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ h >>> 16, 0x85ebca6b);
  h = Math.imul(h ^ h >>> 13, 0xc2b2ae35);
  return (h ^ h >>> 16) >>> 0;
};

class Bits {
  at = 0;
  constructor(bytes) { this.bytes = bytes; }
  bit() { return this.bytes[this.at >> 3] >> 7 - (this.at++ & 7) & 1; }
  bits(n) { let v = 0; while (n-- > 0) v = v * 2 + this.bit(); return v; }
  unary() { let n = 0; while (this.bit()) n++; return n; }
  gamma() { const n = this.unary(); return 2 ** n + this.bits(n); }
  rice(low) { return this.unary() * 2 ** low + this.bits(low); }
}

const low = (count, prefix) => Math.max(0, Math.clz32(count) - prefix);

// The numbers of a term in its file, which holds the terms whose hashes share the first bits.
const find = (bytes, rest, prefix, range) => {
  const bits = new Bits(bytes), count = bits.gamma() - 1, skip = low(count, prefix);
  for (let i = 0, at = 0; i < count && at <= rest; i++, at++) {
    at += bits.rice(skip);
    const size = bits.gamma(), inverse = 2 * size > range, coded = inverse ? range - size : size;
    let k = 0;
    while (3 * coded * 2 ** (k + 1) <= 2 * range && coded) k++;
    const list = [];
    for (let j = 0, next = 0; j < coded; j++, next++) list.push(next += bits.rice(k));
    if (at === rest) {
      if (!inverse) return list;
      const without = new Set(list);
      return Array.from({ length: range }, (_, n) => n).filter(n => !without.has(n));
    }
  }
  return [];
};

const inflate = async (format, ...parts) => new Uint8Array(await new Response(
  new Blob(parts).stream().pipeThrough(new DecompressionStream(format))).arrayBuffer());

const json = bytes => JSON.parse(new TextDecoder().decode(bytes));

const both = (a, b) => { const set = new Set(b); return a.filter(n => set.has(n)); };

export class Shards {
  files = new Map();
  bundles = new Map();

  // read(path) gives the bytes of a file below search/data/.
  constructor(read) { this.read = read; }

  async open() {
    const directory = json(await this.read('index.json'));
    if (directory.format !== 2) throw new Error('format');
    for (const segment of directory.segments) {
      const bits = new Bits(Uint8Array.from(atob(segment.split), c => c.charCodeAt(0)));
      const count = bits.gamma() - 1, skip = low(count, 16);
      segment.split = new Map();
      for (let i = 0, at = 0; i < count; i++, at++) segment.split.set(at += bits.rice(skip), bits.bits(3));
    }
    this.directory = directory;
    return this;
  }

  file(path) {
    if (!this.files.has(path)) {
      const bytes = this.read(path);
      bytes.catch(() => this.files.delete(path));
      this.files.set(path, bytes);
    }
    return this.files.get(path);
  }

  async list(segment, term) {
    const h = hash(term), own = segment.split.has(h >>> 16), prefix = own ? 16 : segment.bits;
    const file = (own ? 'h/' : 's/') + (h >>> 32 - prefix).toString(16);
    return find(await this.file(`${segment.name}/${file}.bin`), h % 2 ** (32 - prefix), prefix, segment.to - segment.from);
  }

  // Small files first, and among them such that overlap little.
  ordered(segment, terms) {
    const cost = term => segment.split.get(hash(term) >>> 16) ?? -1;
    return terms.map((term, i) => ({ term, cost: cost(term) * 2 + i % 2 / 2 + i % 4 / 8 }))
      .sort((a, b) => a.cost - b.cost).map(t => t.term);
  }

  async entry(segment, number) {
    const { bundle, block, phrases } = this.directory, hex = size => Math.floor(number / size).toString(16);
    const path = `${segment.name}/d/${hex(block)}/${hex(bundle)}.bin`;
    if (!this.bundles.has(path)) {
      const text = await inflate('deflate-raw', ...await Promise.all([this.file('phrases.bin'), this.file(path)]));
      this.bundles.set(path, JSON.parse(new TextDecoder('utf-16be').decode(text.subarray(phrases))));
    }
    return this.bundles.get(path)[number % bundle];
  }

  // A query's hits, newest first, found as they are asked for.
  async search(query, { kind = '', year = '', organ = '' } = {}) {
    const asked = words(query), filters = [];
    if (kind) filters.push('\u0001k' + kind);
    if (year) filters.push('\u0001y' + year);
    if (organ) filters.push('\u0001o' + organ);
    const terms = [...new Set(asked.flatMap(grams))];
    const found = new Found(this, asked, asked.every(word => grams(word).length === 1));
    found.parts = await Promise.all(this.directory.segments
      .filter(s => !year || s.years.includes(+year))
      .map(segment => found.part(segment, filters, terms)));
    return found;
  }
}

class Found {
  hits = [];

  constructor(shards, asked, simple) { Object.assign(this, { shards, asked, simple }); }

  async part(segment, filters, terms) {
    const part = { segment, rest: null, terms: this.shards.ordered(segment, terms) };
    const first = [...filters, ...part.terms.splice(0, 2)];
    for (const list of await Promise.all(first.map(term => this.shards.list(segment, term)))) {
      part.rest = part.rest ? both(part.rest, list) : list;
    }
    part.rest = (part.rest ?? []).reverse();
    // More terms as long as each takes away half.
    for (let before = Infinity; part.rest.length > FEW && 2 * part.rest.length < before && part.terms.length;) {
      before = part.rest.length;
      await this.narrow(part);
    }
    return part;
  }

  async narrow(part) {
    if (part.terms.length) part.rest = both(part.rest, await this.shards.list(part.segment, part.terms.shift()));
  }

  fits(entry) {
    const text = entry.slice(3).map(normal).join('\u0000');
    return this.asked.every(word => text.includes(word));
  }

  // Reads on until so many hits are known, or there are no more.
  async until(count) {
    for (const part of this.parts) {
      while (part.rest.length && this.hits.length < count) {
        // A few first, where words may stand apart that are asked for side by side.
        const { segment, rest, sure } = part, need = count - this.hits.length;
        const next = rest.splice(0, sure || !part.terms.length ? need : Math.min(need, PROBE));
        const entries = await Promise.all(next.map(n => this.shards.entry(segment, segment.from + n)));
        const hits = entries.filter(entry => entry && this.fits(entry));
        this.hits.push(...hits);
        part.sure = hits.length === next.length;
        if (!part.sure && part.rest.length > 1) await this.narrow(part);
      }
    }
    return this.hits;
  }

  get rest() { return this.parts.reduce((sum, part) => sum + part.rest.length, 0); }
  get total() { return this.hits.length + this.rest; }
  get exact() { return !this.rest || this.simple && this.parts.every(part => !part.terms.length); }

  // How many hits each kind, year and organ has.
  async facets() {
    const counts = { kind: new Map(), year: new Map(), organ: new Map() }, names = new Map();
    const count = (facet, key) => counts[facet].set(key, (counts[facet].get(key) ?? 0) + 1);
    for (const hit of this.hits) {
      count('kind', hit[1]);
      count('year', hit[2].slice(0, 4));
      count('organ', hit[7]);
      names.set(hit[7], hit[6]);
    }
    await Promise.all(this.parts.filter(part => part.rest.length).map(async part => {
      const columns = json(await inflate('gzip', await this.shards.file(`${part.segment.name}/facets.bin`)));
      for (const n of part.rest) {
        const [code, name] = columns.organs[columns.organ[n]];
        count('kind', columns.kinds[columns.kind[n]]);
        count('year', String(columns.year[n]));
        count('organ', code);
        names.set(code, name);
      }
    }));
    return { ...counts, names };
  }
}

// ---- The search page of a site without a server. Everything shown is set as text, never as HTML.

const PER_PAGE = 10, LAST_PAGE = 50, MOST = 100, ORGANS = 12;
const data = new URL('../search/data/', import.meta.url);
const FACETS = { kind: '类别', year: '年份', organ: '机关' };

const fetched = async path => {
  const answer = await fetch(new URL(path, data), path === 'index.json' ? { cache: 'no-cache' } : {});
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
};

const make = (tag, className, ...content) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...content);
  return node;
};

// A piece of text around the first word found, with all words marked.
const snippet = (text, asked) => {
  const whole = text.replace(BREAKS, ' ').trim();
  let spelt = '';
  const origin = [];
  for (let i = 0; i < whole.length;) {
    const char = String.fromCodePoint(whole.codePointAt(i));
    for (const c of normal(char)) origin.push(...Array(c.length).fill(i)), spelt += c;
    i += char.length;
  }
  origin.push(whole.length);
  const at = Math.min(...asked.map(word => spelt.indexOf(word)).filter(i => i >= 0), spelt.length);
  const from = at === spelt.length ? 0 : Math.max(0, origin[at] - 24), to = Math.min(whole.length, from + 120);
  const marked = new Set();
  for (const word of asked) {
    for (let i = spelt.indexOf(word); i >= 0; i = spelt.indexOf(word, i + 1)) {
      for (let k = origin[i]; k < origin[i + word.length]; k++) marked.add(k);
    }
  }
  const line = make('p', 'item-snippet', from ? '…' : '');
  for (let i = from, start = from; i < to; start = i) {
    while (i < to && marked.has(i) === marked.has(start)) i++;
    line.append(marked.has(start) ? make('mark', '', whole.slice(start, i)) : whole.slice(start, i));
  }
  line.append(to < whole.length ? '…' : '');
  return line;
};

const start = app => {
  const $ = name => app.querySelector(`[data-part=${name}]`), form = app.querySelector('form');
  const labels = new Map([...form.elements.kind.options].map(option => [option.value, option.text]));
  let shards, turn = 0;

  const state = () => Object.fromEntries(['q', 'kind', 'year', 'organ', 'page']
    .map(name => [name, (new URLSearchParams(location.search).get(name) ?? '').trim()]));
  const address = change => '?' + new URLSearchParams(Object.entries({ ...state(), ...change })
    .filter(([, value]) => value));
  const go = change => { history.pushState(null, '', address(change)); show(true); };
  const link = (change, className, ...content) => {
    const a = make('a', className, ...content);
    a.href = address(change);
    a.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(change);
    });
    return a;
  };

  const item = (entry, asked) => {
    const [id, kind, day, title, number, parties, organ, , , category, facts, conclusion, basis] = entry;
    const a = make('a', 'item-title', title), names = parties.split('\n');
    a.href = new URL(`../decisions/${kind}/${day.slice(0, 7)}/${id}.html`, import.meta.url).href;
    const meta = make('ul', 'item-meta', make('li', '', make('span', 'tag', labels.get(kind) ?? kind)),
      ...[number, organ, names.slice(0, 3).join('、') + (names.length > 3 ? `等${names.length}个` : ''), category]
        .filter(Boolean).map(text => make('li', '', text)));
    const time = make('time', 'item-date', make('span', 'visually-hidden', '决定日期 '), day);
    time.dateTime = day;
    return make('li', 'item', make('div', 'item-head', a),
      snippet([facts, conclusion, basis].join('\n'), asked), meta, time);
  };

  const facets = async (found, mine) => {
    const counts = await found.facets();
    if (mine !== turn) return;
    const asked = state();
    $('facets').replaceChildren(...Object.entries(FACETS).map(([facet, label]) => {
      const top = [...counts[facet]].sort(facet === 'year' ? (a, b) => b[0] - a[0] : (a, b) => b[1] - a[1]);
      const name = key => facet === 'kind' ? labels.get(key) ?? key : facet === 'year' ? key + '年' : counts.names.get(key) ?? key;
      const chips = make('ul', 'chips', ...top.slice(0, ORGANS).map(([key, n]) => make('li', '', link(
        { [facet]: asked[facet] === key ? '' : key, page: '' }, '', name(key) + ' ', make('span', 'count', n)))));
      return make('div', 'facet', make('h3', '', label), chips);
    }));
  };

  const pager = (page, more) => {
    const step = (label, to, rel) => {
      const a = link({ page: to > 1 ? String(to) : '' }, 'pager-step', label);
      a.rel = rel;
      return make('li', '', a);
    };
    $('pager').replaceChildren(make('ul', '', ...page > 1 ? [step('上一页', page - 1, 'prev')] : [],
      ...more ? [step('下一页', page + 1, 'next')] : []), make('p', 'pager-note', `第 ${page} 页`));
    $('pager').hidden = page === 1 && !more;
  };

  // Says what came out; parts that do not belong to it are hidden.
  const tell = (text, visible = []) => {
    $('count').textContent = text;
    for (const part of ['items', 'pager', 'narrow', 'none', 'failed']) $(part).hidden = !visible.includes(part);
  };

  const answer = async mine => {
    const { q, kind, year, organ, page } = state();
    const number = page ? +page : 1;
    if ([...q].length > MOST) return tell(`检索词不能超过${MOST}个字，请缩短后再试。`);
    if (year && !/^[0-9]{4}$/.test(year)) return tell('年份应当是四位数字，例如2026。');
    if (!(Number.isInteger(number) && number >= 1 && number <= LAST_PAGE)) {
      return tell(`最多显示前${LAST_PAGE}页，请用更具体的检索词。`);
    }
    tell('正在检索…');
    shards ??= await new Shards(fetched).open();
    const found = await shards.search(q, { kind, year, organ }), asked = words(q);
    const hits = (await found.until(number * PER_PAGE)).slice((number - 1) * PER_PAGE);
    if (mine !== turn) return;
    if (!hits.length) return tell(found.hits.length ? '没有更多的决定了。' : '没有找到符合条件的决定。', ['none']);
    $('items').replaceChildren(...hits.map(entry => item(entry, asked)));
    tell(`${found.exact ? '共' : '约'}找到 ${found.total.toLocaleString('zh-CN')} 件` +
      `${q ? `与“${q}”有关的` : ''}决定，新公示的在前`, ['items', 'narrow']);
    pager(number, found.rest > 0 || found.hits.length > number * PER_PAGE);
    const details = $('narrow');
    details.ontoggle = () => details.open && !$('facets').firstChild && facets(found, mine).catch(() => $('facets').replaceChildren('分类数据没有取到，请稍后再试。'));
    $('facets').replaceChildren();
    details.open = found.rest === 0 && found.total > 1;
    if (details.open) await facets(found, mine);
  };

  const show = async moved => {
    const mine = ++turn, asked = state();
    for (const name of ['q', 'kind', 'year']) form.elements[name].value = asked[name];
    const any = ['q', 'kind', 'year', 'organ'].some(name => asked[name]);
    $('answer').hidden = !any;
    $('browse').hidden = any;
    if (!any) return;
    $('answer').setAttribute('aria-busy', 'true');
    try {
      try {
        await answer(mine);
      } catch (error) {
        if (!shards) throw error;
        shards = undefined; // the site was published anew, and its files have other names now
        await answer(mine);
      }
    } catch (error) {
      console.warn('search', error.message);
      if (mine === turn) tell('检索没有完成。', ['failed']);
    }
    if (mine !== turn) return;
    $('answer').removeAttribute('aria-busy');
    if (moved) $('title').focus();
  };

  form.addEventListener('submit', event => {
    event.preventDefault();
    go({ ...Object.fromEntries(['q', 'kind', 'year'].map(name => [name, form.elements[name].value.trim()])), organ: '', page: '' });
  });
  $('again').addEventListener('click', () => show(true));
  addEventListener('popstate', () => show(false));
  app.hidden = false;
  document.getElementById('no-script').hidden = true;
  show(false);
};

const app = globalThis.document?.getElementById('static-search');
if (app) start(app);
