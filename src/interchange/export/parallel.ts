/**
 * The kinds of the edges of one type, for Gephi, which merges edges of one kind between the same ends: the type, and from
 * the second such relation on a number behind it. Takes the ids of the relations in order.
 */
export function edgeKinds(type: string): (id: string) => string {
  const numberOf = parallelNumbers();
  return (id) => {
    const number = numberOf(id);
    return number === 1 ? type : `${type} ${number}`;
  };
}

/**
 * Numbers the relations of one type that have the same ends, from 1. Takes their ids in order and remembers only those
 * that the next id may still belong to: ids with the same ends begin alike, so they come one after another, with at
 * most those of longer ids between them.
 */
export function parallelNumbers(): (id: string) => number {
  const open: { ends: string; count: number }[] = [];
  return (id) => {
    for (let last = open.at(-1); last && !id.startsWith(last.ends); last = open.at(-1)) open.pop();
    // What tells relations with the same ends apart comes after the first semicolon.
    const ends = id.split(';', 1)[0] ?? id;
    const known = open.at(-1);
    if (known?.ends === ends) return ++known.count;
    open.push({ ends, count: 1 });
    return 1;
  };
}
