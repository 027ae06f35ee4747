/** `traditional simplified`, pairs parted by `|`. The package types its converters alone. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
