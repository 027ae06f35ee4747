import { misspelt } from './edit-distance.js';

/**
 * Legal forms of companies around the world and the ways to write them, as in the list of ISO 20275 (entity legal
 * forms) and in company laws. All are written as in a key (see fold), Cyrillic in Latin letters.
 */

/** Forms that the law keeps apart: liability limited, by shares, by shares not traded, partnership, not for profit. */
export type LegalClass = 'LIMITED' | 'SHARES' | 'CLOSED' | 'PARTNERSHIP' | 'NOT_FOR_PROFIT';

/** What a name says of its legal form. */
export interface LegalForm {
  /** Its words in full, without those that say nothing: `limited` for Co., Ltd. Empty if the name has none. */
  readonly key: string;
  /** Undefined if the words do not tell: English `Co., Ltd.` stands for several Chinese forms. */
  readonly is: LegalClass | undefined;
  /** Whether the name says that it is a group. */
  readonly group: boolean;
  /** Whether the name is a full registered name: `Ltd` says so, `Company` and `Group` do not. */
  readonly full: boolean;
}

export const noLegalForm: LegalForm = { key: '', is: undefined, group: false, full: false };

/** One line a form: its short form, and how else it is written. */
const byClass: Readonly<Record<LegalClass, string>> = {
  LIMITED: `
llc = limited liability company|limited liability co|l l c|ooo|obshchestvo s ogranichennoi otvetstvennostyu
gmbh = gesellschaft mit beschrankter haftung|gesellschaft mbh|ges mbh|g m b h|mbh
ug = unternehmergesellschaft
sarl = societe a responsabilite limitee|s a r l|s a rl|sa rl
srl = societa a responsabilita limitata|societatea cu raspundere limitata|sociedad de responsabilidad limitada|s r l
sl = sociedad limitada|s l
slu = sociedad limitada unipersonal
ltda = limitada|sociedade limitada
lda = limitada lda
sas = societe par actions simplifiee|s a s
bv = besloten vennootschap|besloten vennootschap met beperkte aansprakelijkheid|b v
bvba = besloten vennootschap met beperkte aansprakelijkheid bvba|b v b a
sprl = societe privee a responsabilite limitee
spzoo = sp z oo|sp zoo|sp z o o|spolka z ograniczona odpowiedzialnoscia|spolka z oo
sro = s r o|spolecnost s rucenim omezenym|spolocnost s rucenim obmedzenym|spol s r o|spol sro
doo = d o o|drustvo s ogranicenom odgovornoscu|drustvo sa ogranicenom odgovornoscu|druzba z omejeno odgovornostjo
kft = korlatolt felelossegu tarsasag
eood = ednolichno druzhestvo s ogranichena otgovornost
ood = druzhestvo s ogranichena otgovornost
oy = osakeyhtio|o y
aps = anpartsselskab|ap s
ou = osauhing
sia = sabiedriba ar ierobezotu atbildibu
uab = uzdaroji akcine bendrove
sdnbhd = sdn bhd|sendirian berhad|sdn berhad
pteltd = pte ltd|pte limited|private limited|private ltd|pvt ltd|pvt limited
ptyltd = pty ltd|pty limited|proprietary limited|proprietary ltd
gk = godo kaisha|g k
yk = yugen kaisha
tnhh = cong ty tnhh|cong ty trach nhiem huu han
wll = w l l|with limited liability
fze = free zone establishment|f z e
fzco = fz llc|fzllc|free zone company
sarlau = sarl au
`,
  SHARES: `
ag = aktiengesellschaft|a g|akg
sa = societe anonyme|sociedad anonima|sociedade anonima|spolka akcyjna|societatea anonima|s a
spa = societa per azioni|s p a
nv = naamloze vennootschap|n v
plc = public limited company|public limited co|public limited|p l c
jsc = joint stock company|joint stock co|j s c|aktsionernoe obshchestvo
jsc = open joint stock company|ojsc|oao|otkrytoe aktsionernoe obshchestvo
jsc = public joint stock company|pjsc|pao|publichnoe aktsionernoe obshchestvo
kk = kabushiki kaisha|k k|kabushiki gaisha
asa = allmennaksjeselskap
as = aktieselskab|aksjeselskap|akciova spolecnost|anonim sirketi|anonim sirket|a s
oyj = julkinen osakeyhtio
ab = aktiebolag|a b
abp = aktiebolag publikt|ab publ
dd = dionicko drustvo|d d
zrt = zartkoruen mukodo reszvenytarsasag
nyrt = nyilvanosan mukodo reszvenytarsasag
ad = aktsionerno druzhestvo|akcionarsko drustvo
se = societas europaea
bhd = berhad
tbk = terbuka
pt = perseroan terbatas|p t
saog = s a o g
cpjsc = cong ty co phan
sadecv = sa de cv|s a de c v|sociedad anonima de capital variable
`,
  CLOSED: `
cjsc = closed joint stock company|zao|zakrytoe aktsionernoe obshchestvo|c j s c
`,
  PARTNERSHIP: `
lp = limited partnership|l p
llp = limited liability partnership|l l p
kg = kommanditgesellschaft|k g
gmbhcokg = gmbh and co kg|gmbh and company kg|gmbh co kg
ohg = offene handelsgesellschaft
scs = societe en commandite simple
cv = commanditaire vennootschap
ks = komanditni spolecnost
`,
  NOT_FOR_PROFIT: `
ano = avtonomnaya nekommercheskaya organizatsiya|a n o
ev = eingetragener verein|e v
ggmbh = gemeinnutzige gmbh|g gmbh
stichting = stichting
stiftung = stiftung
vzw = vereniging zonder winstoogmerk
asbl = association sans but lucratif
`,
};

/** English words of legal forms that do not tell which one, and whether they stand in registered names only. */
const untold: ReadonlyMap<string, boolean> = new Map([
  ['company', false],
  ['limited', true],
  ['incorporated', true],
  ['corporation', true],
  ['publ', false],
  ['group', false],
  ['holding', false],
  ['holdings', false],
  ['gruppe', false],
  ['groupe', false],
  ['grupo', false],
  ['gruppo', false],
]);
const groups: ReadonlySet<string> = new Set('group gruppe groupe grupo gruppo'.split(' '));

const classes = new Map<string, LegalClass>();
/** Ways to write a form in several words, or in one other word, by their first word, longest first. */
const written = new Map<string, { readonly words: readonly string[]; readonly form: string }[]>();
for (const [is, lines] of Object.entries(byClass) as [LegalClass, string][]) {
  for (const line of lines.trim().split('\n')) {
    const [form = '', ways = ''] = line.split(' = ');
    classes.set(form, is);
    for (const way of ways.split('|')) {
      const words = way.split(' ');
      const [first = ''] = words;
      if (way !== form) written.set(first, [...(written.get(first) ?? []), { words, form }]);
    }
  }
}
for (const ways of written.values()) ways.sort((a, b) => b.words.length - a.words.length);

/** Whether a word is part of a legal form. */
export function isLegalWord(word: string): boolean {
  return classes.has(word) || untold.has(word);
}

/** Replaces the ways to write legal forms by the short form. */
export function withShortForms(words: readonly string[]): readonly string[] {
  let made: string[] | undefined;
  for (let at = 0; at < words.length; at++) {
    const way = written
      .get(words[at] as string)
      ?.find((one) => one.words.every((word, further) => words[at + further] === word));
    // A name may consist of such words: it keeps at least one of its own.
    if (way && words.length > way.words.length) {
      made ??= words.slice(0, at);
      made.push(way.form);
      at += way.words.length - 1;
    } else made?.push(words[at] as string);
  }
  return made ?? words;
}

/** Legal forms in Chinese, longest first, and what they are. */
const formZh =
  /(?:股份有限公司|有限责任公司|有限公司|股份公司|总公司|公司|集团|控股|股份|株式会社|\s株)$/u;
/** Forms that also stand before the name. */
const first: ReadonlySet<string> = new Set(
  'llc jsc cjsc pt sa srl sarl ab ano uab sia tnhh cpjsc stichting doo ood eood'.split(' '),
);

/** Forms in full words, which lists misspell: Co., Limtied. */
const inWords = ['limited', 'company', 'corporation', 'incorporated'];

function misspeltForm(word: string): string | undefined {
  return inWords.find((form) => misspelt(word, form) === 1);
}

/**
 * Takes the legal form off a name. English words stand at the end; `jsc` and others also at the beginning. `joins`
 * tells words that are left over before a form, as in `Bank of China Company of`.
 */
export function withoutLegalForm(
  key: string,
  joins: (word: string) => boolean,
): { readonly core: string; readonly legal: LegalForm } {
  const words = key.split(' ');
  let [start, end] = [0, words.length];
  const taken: string[] = [];
  while (end - start > 1) {
    const last = words[end - 1] as string;
    const form = isLegalWord(last) ? last : misspeltForm(last);
    if (form !== undefined) taken.unshift(form);
    else if (!joins(last)) break;
    end--;
  }
  while (end - start > 1 && first.has(words[start] as string)) {
    taken.push(words[start] as string);
    start++;
  }
  const core = words.slice(start, end).join(' ');
  const english = legalFormOf(taken);
  const chinese = withoutFormZh(core);
  return chinese.legal === noLegalForm ? { core, legal: english } : chinese;
}

function legalFormOf(taken: readonly string[]): LegalForm {
  if (taken.length === 0) return noLegalForm;
  const told = taken.filter((word, at) => word !== 'company' || taken[at + 1] === undefined);
  const key = [...new Set(told)].sort().join(' ');
  return {
    key,
    is: taken.map((word) => classes.get(word)).find((one) => one !== undefined),
    group: taken.some((word) => groups.has(word)),
    full: taken.some((word) => untold.get(word) ?? true),
  };
}

function withoutFormZh(core: string): { readonly core: string; readonly legal: LegalForm } {
  let rest = core;
  let [limited, shares, group, full] = [false, false, false, false];
  for (;;) {
    const [form] = formZh.exec(rest) ?? [];
    const shorter = form ? rest.slice(0, -form.length).trim() : rest;
    if (!form || [...shorter].length < 2) break;
    rest = shorter;
    limited ||= /有限(?:责任)?公司$/u.test(form) && !form.includes('股份');
    shares ||= form.includes('股份') || form.includes('株');
    group ||= form.includes('集团');
    full ||= /有限|股份公司|株/u.test(form);
  }
  if (rest === core) return { core, legal: noLegalForm };
  const key = [limited && '有限', shares && '股份', group && '集团'].filter(Boolean).join(' ');
  const is = shares ? 'SHARES' : limited ? 'LIMITED' : undefined;
  return { core: rest, legal: { key: key || '公司', is, group, full } };
}

/** Whether two legal forms exclude that both names are of one company. */
export function areOtherForms(a: LegalForm, b: LegalForm): boolean {
  if (a.is !== undefined && b.is !== undefined && a.is !== b.is) return true;
  // A group and its company are two registered names. English names are less strict than Chinese ones.
  return a.full && b.full && a.group !== b.group && a.is !== undefined && b.is !== undefined;
}
