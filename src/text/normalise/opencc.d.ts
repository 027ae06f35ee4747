/** Pairs `traditional simplified`, separated by `|`. The package has types only for its converters. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
