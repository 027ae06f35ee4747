import { kindCode, kindNamed, kinds } from '../../../ontology/index.js';
import type { View } from '../view.js';
import { kindInWords } from './kind.js';

/** Maximum length of what is typed into a box of names, in characters: that of a search. */
const MAX_TYPED = 200;

interface NameBox {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly hint: string;
  /** What Enter does with a suggestion: opens its profile, or puts its name into the box, or sends the form as well. */
  readonly onPick: 'open' | 'fill' | 'submit';
  /** Only names of these kinds are suggested. Omitted: all. */
  readonly kinds?: readonly string[];
  /** The id that the value stands for, to be sent in its place as long as the value is not changed. */
  readonly stands?: string | undefined;
  /** The id of the element that says what is wrong with the value. */
  readonly problem?: string | undefined;
  readonly isRequired?: boolean;
}

/** A box for a name. In the browser, src/client/suggest.ts suggests names as one types; without script it is plain. */
export function NameInput({
  id,
  name,
  value,
  hint,
  onPick,
  kinds,
  stands,
  problem,
  isRequired,
}: NameBox) {
  return (
    <div class="suggested">
      <input
        id={id}
        type="search"
        name={name}
        value={value}
        placeholder={hint}
        autocomplete="off"
        spellcheck={false}
        maxLength={Math.max(MAX_TYPED, value.length)}
        data-suggest={onPick}
        data-kinds={kinds?.map((kind) => kindCode(kindNamed(kind))).join(',')}
        data-stands={stands}
        required={isRequired}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem}
      />
    </div>
  );
}

/** The language of the page as a field of a form, if the address names it. */
export function LanguageField({ view }: { view: View }) {
  const lang = view.query.get('lang');
  return lang ? <input type="hidden" name="lang" value={lang} /> : null;
}

/** The search box: a form that leads to the page of hits. */
export function SearchForm({
  view,
  text,
  id = 'search',
}: {
  view: View;
  text: string;
  id?: string;
}) {
  const { say } = view;
  return (
    <search class="search">
      <form action="/search">
        <label class="hidden" for={id}>
          {say('site.search')}
        </label>
        <NameInput id={id} name="q" value={text} hint={say('site.searchHint')} onPick="open" />
        <LanguageField view={view} />
        <button type="submit">{say('site.searchButton')}</button>
      </form>
    </search>
  );
}

/** The words that suggestions need in the browser, as JSON. */
export function wordsOfSuggestions(view: View): string {
  const { say, language } = view;
  return JSON.stringify({
    language,
    kinds: Object.fromEntries(kinds.map(({ name }) => [name, kindInWords(view, name)])),
    label: say('suggest.label'),
    none: say('suggest.none'),
    one: say('suggest.count', { n: 1 }),
    many: say('suggest.count', { n: '{n}' }),
  });
}
